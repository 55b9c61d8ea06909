// title: 主题词的消长 | Theme words over time
// answers: 主题语中的各个词出现在哪些年度、哪些主题里；词表见 cue:theme-word。
//   | Years and themes in which each theme word occurs; the word list is cue:theme-word.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: scope string = national | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// parameter: word string | 只看一个词 | one word only
// parameter: basis strings in notice,register = notice,register | 取自通知、登记册或两者 | stated by notices, by registers or by both
// column: word string | 主题词 | word
// column: first_year integer | 首次出现的年度 | first year
// column: last_year integer | 最近出现的年度 | last year
// column: years integers | 出现的年度 | years
// column: themes strings | 主题，按年度，至多一百条 | themes, by year, a hundred at most

MATCH (campaign:Campaign)-[use:HAS_THEME]->(theme:Theme)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
WITH campaign, theme, CASE WHEN use.notice IS NULL THEN 'register' ELSE 'notice' END AS basis
WHERE basis IN $basis
WITH campaign.year AS year, theme, coalesce(theme.words, []) AS words
UNWIND range(0, size(words) - 1) AS place
WITH year, theme.text AS text, words[place] AS word, place
WHERE $word IS NULL OR word = $word
WITH DISTINCT word, year, text, place ORDER BY year, text
WITH word, collect(DISTINCT year) AS years, collect(DISTINCT text) AS themes, collect(place) AS places
RETURN word, years[0] AS first_year, years[size(years) - 1] AS last_year, years, themes[..100] AS themes
ORDER BY size(years) DESC, first_year, places[0], word
