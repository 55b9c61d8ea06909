// title: 未写明主办方的活动 | Activities without an organiser
// answers: 哪些活动在通知中没有写明由谁组织，原文怎么说。
//   | Activities for which no notice names an organiser, each with its quote.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: basis strings in basis = explicit,heading,issuer,curated | 视为写明主办方的依据方式 | bases of participation by which an activity has an organiser
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// parameter: region string of Region | 活动所在地区（含下级）：代码或名称 | region in which the activities take place, or a region around that one, by code or name
// parameter: series string of ActivitySeries | 只看一个系列的活动：标识、名称均可 | only activities of one series, by id or any of its names
// column: year integer | 年度 | year of the campaign
// column: activity_id string of Activity | 活动的标识 | id of the activity
// column: activity string | 活动 | activity
// column: types strings | 活动类型 | its types
// column: types_en strings | 活动类型的英文名称 | their English names
// column: notice_id string of Notice | 所据通知的标识 | id of the notice
// column: notice string | 所据通知 | notice
// column: section string | 章节 | section
// column: start integer | 起始位置（字符，从 0 起） | start of the quote, in characters from 0
// column: end integer | 结束位置（不含） | end of the quote, exclusive
// column: quote string | 原文 | quote

// by year
MATCH (campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
CALL (campaign) {
  MATCH (campaign)<-[:PART_OF]-(activity)
  WHERE COUNT { MATCH (activity)<-[part:ORGANIZED]-() WHERE part.basis IN $basis } = 0
    AND ($type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE]->(asked:ActivityType) WHERE asked.id = $type })
    AND ($series IS NULL OR EXISTS { MATCH (activity)-[:IN_SERIES]->(recurring:ActivitySeries) WHERE recurring.id = $series })
    AND ($region IS NULL OR EXISTS { MATCH (activity)-[:IN_REGION]->(:Region)-[:WITHIN*0..3]->(around:Region) WHERE around.id = $region })
  RETURN activity
}
WITH campaign.year AS year, activity
// Only the first mention of an activity is listed; `evidence` and `activities` list the others.
CALL (activity) {
  MATCH (activity)-[mention:MENTIONED_IN]->(notice)
  RETURN mention, notice ORDER BY notice.id, mention.start LIMIT 1
}
WITH year, activity, mention, notice
ORDER BY year, notice.id, mention.start, activity.id
// page
OPTIONAL MATCH (activity)-[:HAS_TYPE]->(kind:ActivityType)
WITH DISTINCT year, activity, mention, notice, kind ORDER BY kind.position
WITH year, activity, mention, notice, collect(kind.name) AS types, collect(kind.name_en) AS types_en
RETURN year, activity.id AS activity_id, activity.name AS activity, types, types_en,
       notice.id AS notice_id, notice.title AS notice, mention.section AS section,
       mention.start AS start, mention.end AS `end`, mention.quote AS quote
ORDER BY year, notice_id, start, activity_id
