// title: 沿用的口号 | Reused slogans
// answers: 哪些口号在不止一个年度使用过，分别见于哪些“质量月”和通知。
//   | Slogans that were used in more than one year, with the campaigns that used them and the notices that print them.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// column: slogan_id string of Slogan | 口号的标识 | id of the slogan
// column: slogan string | 口号 | slogan
// column: years integers | 年度 | years
// column: campaigns strings of Campaign | “质量月”的标识，至多一百个 | ids of the campaigns, a hundred at most
// column: notices strings of Notice | 印有该口号的通知，至多一百份 | ids of the notices that print it, a hundred at most

MATCH (campaign:Campaign)-[use:HAS_SLOGAN]->(slogan:Slogan)
WHERE use.notice IS NOT NULL
  AND ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
WITH slogan, campaign, use ORDER BY campaign.year, use.start, campaign.id, use.notice
WITH slogan, collect(DISTINCT campaign.year) AS years, collect(DISTINCT campaign.id) AS campaigns,
     collect(DISTINCT use.notice) AS notices, collect(use.start) AS starts
WHERE size(years) > 1
RETURN slogan.id AS slogan_id, slogan.text AS slogan, years, campaigns[..100] AS campaigns,
       notices[..100] AS notices
ORDER BY size(years) DESC, years[0], starts[0], slogan_id
