// title: 反复开展的活动 | Recurring activities
// answers: 有哪些系列活动、在哪些年度和通知中开展、名称如何变化；历次明细见 series-occurrences。
//   | Series of activities, with the years, notices and names in which they recur; series-occurrences lists each occurrence.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: across string in years,notices = years | 跨年度（years）或跨通知（notices） | recurring across years, or across notices of any year
// parameter: certainty strings in certainty = certain | 计入确定的、可能的 | certain, probable, or both
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// column: series string of ActivitySeries | 系列的标识 | id of the series
// column: title string | 系列名称 | name of the series
// column: title_en string | 系列的英文名称 | its English name
// column: printed strings | 各处名称，至多一百个 | names as printed, a hundred at most
// column: years integers | 年度 | years
// column: notices strings of Notice | 通知的标识，至多一百个 | ids of the notices, a hundred at most
// column: activities integer | 活动项数 | number of activities
// column: activity_ids strings of Activity | 活动的标识，至多一百个 | ids of the activities, a hundred at most

MATCH (series:ActivitySeries)
CALL (series) {
  MATCH (series)<-[occurrence:IN_SERIES]-(activity)
  WHERE occurrence.certainty IN $certainty
    AND ($type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE]->(asked:ActivityType) WHERE asked.id = $type })
  WITH activity
  MATCH (activity)-[:PART_OF]->(campaign)
  WHERE ($from_year IS NULL OR campaign.year >= $from_year)
    AND ($to_year IS NULL OR campaign.year <= $to_year)
    AND ($scope IS NULL OR campaign.scope = $scope)
  RETURN count(DISTINCT campaign.year) AS length, count(DISTINCT activity.notice) AS frequency, min(campaign.year) AS first
}
WITH series, length, frequency, first
WHERE ($across = 'years' AND length > 1) OR ($across = 'notices' AND frequency > 1)
WITH series, length, frequency, first ORDER BY length DESC, frequency DESC, first, series.id
// page
CALL (series) {
  MATCH (series)<-[occurrence:IN_SERIES]-(activity)
  WHERE occurrence.certainty IN $certainty
    AND ($type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE]->(asked:ActivityType) WHERE asked.id = $type })
  WITH activity, occurrence
  MATCH (activity)-[:PART_OF]->(campaign)
  WHERE ($from_year IS NULL OR campaign.year >= $from_year)
    AND ($to_year IS NULL OR campaign.year <= $to_year)
    AND ($scope IS NULL OR campaign.scope = $scope)
  WITH campaign.year AS year, activity, occurrence ORDER BY year, activity.notice, occurrence.start, activity.id
  WITH collect(DISTINCT activity.name) AS printed, collect(DISTINCT year) AS years,
       collect(DISTINCT activity.notice) AS notices, collect(DISTINCT activity.id) AS activity_ids
  RETURN printed[..100] AS printed, years, notices[..100] AS notices, size(activity_ids) AS activities,
         activity_ids[..100] AS activity_ids
}
RETURN series.id AS series, series.name AS title, series.name_en AS title_en, printed, years, notices, activities, activity_ids
ORDER BY length DESC, frequency DESC, first, series
