// title: 主题与口号 | Themes and slogans
// answers: 每条主题和口号用于哪些年度、哪些“质量月”；文字相同即为同一条，重复多的在前。
//   | The years and quality months that used each theme and slogan; the same words are the same slogan, those that recur come first.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: kind strings in theme,slogan = theme,slogan | 主题、口号或两者 | themes, slogans or both
// parameter: scope string | “质量月”的范围，如 national、machinery | whose quality month, as in national, machinery
// parameter: contains string | 文字中含有 | words it must contain
// parameter: min_years integer = 1 | 至少用于几个年度 | in how many years at least
// column: text string | 文字 | the words
// column: kinds strings | theme（主题）、slogan（口号） | theme, slogan or both
// column: years integers | 年度 | the years
// column: times integer | 用于几次“质量月” | how many quality months used it
// column: campaigns strings | 这些“质量月”的标识 | ids of those quality months

MATCH (campaign:Campaign)-[use:HAS_THEME|HAS_SLOGAN]->(wording)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
  AND ($contains IS NULL OR wording.text CONTAINS $contains)
WITH campaign, use, wording, CASE WHEN type(use) = 'HAS_THEME' THEN 'theme' ELSE 'slogan' END AS kind
WHERE kind IN $kind
WITH campaign, use, wording, kind ORDER BY campaign.year, kind DESC, use.start, campaign.id
WITH wording.text AS text, min(wording.id) AS id, collect(DISTINCT kind) AS kinds,
     collect(DISTINCT campaign.year) AS years, collect(DISTINCT campaign.id) AS campaigns,
     collect(use.start) AS starts
WHERE size(years) >= $min_years
RETURN text, kinds, years, size(campaigns) AS times, campaigns
ORDER BY size(years) DESC, years[0], 'theme' IN kinds DESC, starts[0], id
