// title: 系列活动历次 | Occurrences of recurring activities
// answers: 哪些活动跨年度、跨通知反复开展，每次一行：何时、哪份通知、叫什么，是确定还是可能。
//   | Activities that recur across years and notices, one row per occurrence: year, notice, name, and whether it is certain or probable.
// parameter: series string of ActivitySeries | 只看一个系列：标识、名称均可 | one series only, by id or any of its names
// parameter: certainty strings in certainty = certain,probable | 计入确定的、可能的 | certain, probable, or both
// parameter: across string in years,notices = notices | 跨年度（years）或跨通知（notices）反复者 | recurring across years, or across notices of any year
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// column: series string of ActivitySeries | 系列的标识；found- 开头的由程序按名称归并 | id of the series; found- begins the id of a series found by name
// column: title string | 系列名称 | name of the series
// column: certainty string | certain（确定）或 probable（可能） | certain or probable
// column: year integer | 年度 | year of the campaign
// column: notice string of Notice | 通知的标识 | id of the notice
// column: activity string of Activity | 活动的标识 | id of the activity
// column: name string | 活动名称 | name of the activity
// column: title_en string | 系列的英文名称 | English name of the series
// column: rule string | 归入系列的规则 | rule by which the activity belongs to the series
// column: section string | 章节 | section
// column: quote string | 原文 | quote

MATCH (series:ActivitySeries)
WHERE $series IS NULL OR series.id = $series
CALL (series) {
  MATCH (series)<-[occurrence:IN_SERIES]-(activity)
  WHERE occurrence.certainty IN $certainty
    AND ($type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE]->(asked:ActivityType) WHERE asked.id = $type })
  WITH activity
  MATCH (activity)-[:PART_OF]->(campaign)
  WHERE ($from_year IS NULL OR campaign.year >= $from_year)
    AND ($to_year IS NULL OR campaign.year <= $to_year)
    AND ($scope IS NULL OR campaign.scope = $scope)
  RETURN count(*) AS size, count(DISTINCT campaign.year) AS years, count(DISTINCT activity.notice) AS notices
}
WITH series, size, years, notices
WHERE ($across = 'years' AND years > 1) OR ($across = 'notices' AND notices > 1)
WITH series, size, years, notices ORDER BY years DESC, notices DESC, series.id
WITH collect(series) AS ranked, collect(size) AS sizes
// Only the occurrences of the first series are read, as many as fill the page.
WITH ranked, reduce(filled = {rows: 0, series: 0}, size IN sizes | CASE WHEN filled.rows >= $_skip + $_limit THEN filled
     ELSE {rows: filled.rows + size, series: filled.series + 1} END) AS filled
UNWIND range(0, filled.series - 1) AS rank
WITH rank, ranked[rank] AS series
// Counting leaves the list behind, which Neo4j would else hold with every row that it sorts.
WITH rank, series, count(*) AS once
MATCH (series)<-[occurrence:IN_SERIES]-(activity)
WHERE occurrence.certainty IN $certainty
  AND ($type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE]->(asked:ActivityType) WHERE asked.id = $type })
WITH rank, series, occurrence, activity
MATCH (activity)-[:PART_OF]->(campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
RETURN series.id AS series, series.name AS title, occurrence.certainty AS certainty, campaign.year AS year,
       activity.notice AS notice, activity.id AS activity, activity.name AS name, series.name_en AS title_en,
       occurrence.rule AS rule, occurrence.section AS section, occurrence.quote AS quote
ORDER BY rank, year, notice, occurrence.start, activity
