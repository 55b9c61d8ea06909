// title: 主题与口号 | Themes and slogans
// answers: 每条主题和口号用于哪些年度、哪些“质量月”；文字相同即为同一条，重复多的在前。
//   | Years and campaigns that used each theme and slogan; equal texts are one slogan, and the most reused come first.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: kind strings in theme,slogan = theme,slogan | 主题、口号或两者 | themes, slogans or both
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// parameter: contains string | 文字中含有 | text that the theme or slogan contains
// parameter: basis strings in notice,register = notice,register | 取自通知、登记册或两者 | stated by notices, by registers or by both
// parameter: status strings in status = confirmed | 登记册所载须已查证或未查证 | status of records: confirmed, unconfirmed or both
// parameter: min_years integer = 1 | 至少用于几个年度 | number of years in which it was used, at least
// column: text string | 文字 | quote
// column: kinds strings | theme（主题）、slogan（口号） | theme, slogan or both
// column: bases strings | notice（通知所载）、register（登记册所载） | notice: stated by notices; register: stated by another public source
// column: years integers | 年度 | years
// column: times integer | 用于几次“质量月” | number of campaigns that used it
// column: campaigns strings of Campaign | 这些“质量月”的标识，至多一百个 | ids of those campaigns, a hundred at most

MATCH (campaign:Campaign)-[use:HAS_THEME|HAS_SLOGAN]->(wording)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
  AND ($contains IS NULL OR wording.text CONTAINS $contains)
  AND (use.registered_in IS NULL OR use.status IN $status)
WITH campaign, wording, CASE WHEN type(use) = 'HAS_THEME' THEN 'theme' ELSE 'slogan' END AS kind,
     CASE WHEN use.registered_in IS NULL THEN 'notice' ELSE 'register' END AS basis, coalesce(use.start, 0) AS start
WHERE kind IN $kind AND basis IN $basis
WITH campaign, wording, kind, basis, start ORDER BY campaign.year, kind DESC, basis, start, campaign.id
WITH wording.text AS text, min(wording.id) AS id, collect(DISTINCT kind) AS kinds,
     collect(DISTINCT basis) AS bases, collect(DISTINCT campaign.year) AS years,
     collect(DISTINCT campaign.id) AS campaigns, collect(start) AS starts
WHERE size(years) >= $min_years
RETURN text, kinds, bases, years, size(campaigns) AS times, campaigns[..100] AS campaigns
ORDER BY size(years) DESC, years[0], 'theme' IN kinds DESC, starts[0], id
