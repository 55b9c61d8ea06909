// title: 未写明主办方的活动 | Activities without an organiser
// answers: 哪些活动在通知中没有写明由谁组织，原文怎么说；登记的活动另须指明，附来源网页。
//   | Activities for which no notice names an organiser, each with its quote; those of registers, where asked for, with the page they are taken from.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: basis strings in basis = explicit,heading,issuer,curated | 视为写明主办方的依据方式；有 register 时也列登记的活动（只计已查证的） | bases of participation by which an activity has an organiser; with register, confirmed activities of registers are listed too
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// parameter: region string of Region | 活动所在地区（含下级）：代码或名称 | region in which the activities take place, or a region around that one, by code or name
// parameter: series string of ActivitySeries | 只看一个系列的活动：标识、名称均可 | only activities of one series, by id or any of its names
// column: year integer | 年度 | year of the campaign
// column: activity_id string of Activity,Record | 活动或登记的标识 | id of the activity or of the record
// column: activity string | 活动 | activity
// column: types strings | 活动类型 | its types
// column: types_en strings | 活动类型的英文名称 | their English names
// column: notice_id string of Notice | 所据通知的标识 | id of the notice
// column: notice string | 所据通知 | notice
// column: section string | 章节 | section
// column: start integer | 起始位置（字符，从 0 起） | start of the quote, in characters from 0
// column: end integer | 结束位置（不含） | end of the quote, exclusive
// column: quote string | 原文 | quote
// column: source string | 登记的来源 | source of the record
// column: source_url string | 来源网址 | address of the source

// by year
MATCH (campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
CALL (campaign) {
  MATCH (campaign)<-[:PART_OF|DESCRIBES]-(activity)
  WHERE (activity.fact IS NULL OR ('register' IN $basis AND activity.fact = 'activity' AND activity.status = 'confirmed'))
    AND COUNT { MATCH (activity)-[part:ORGANIZED|NAMES]-() WHERE part.basis IN $basis } = 0
    AND ($type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE|CONCERNS]->(asked:ActivityType) WHERE asked.id = $type })
    AND ($series IS NULL OR EXISTS { MATCH (activity)-[:IN_SERIES|CONCERNS]->(recurring:ActivitySeries) WHERE recurring.id = $series })
    AND ($region IS NULL OR EXISTS { MATCH (activity)-[:IN_REGION|CONCERNS]->(:Region)-[:WITHIN*0..3]->(around:Region) WHERE around.id = $region })
  RETURN activity
}
WITH campaign.year AS year, activity
// Only the first mention of an activity is listed; `evidence` and `activities` list the others.
CALL (activity) {
  OPTIONAL MATCH (activity)-[mention:MENTIONED_IN]->(notice)
  RETURN mention, notice ORDER BY notice.id, mention.start LIMIT 1
}
WITH year, activity, mention, notice
ORDER BY year, coalesce(notice.id, '~'), coalesce(mention.start, 0), activity.id
// page
OPTIONAL MATCH (activity)-[:HAS_TYPE|CONCERNS]->(kind:ActivityType)
WITH DISTINCT year, activity, mention, notice, kind ORDER BY kind.position
WITH year, activity, mention, notice, collect(kind.name) AS types, collect(kind.name_en) AS types_en
RETURN year, activity.id AS activity_id, coalesce(activity.name, activity.value) AS activity, types, types_en,
       notice.id AS notice_id, notice.title AS notice, mention.section AS section,
       mention.start AS start, mention.end AS `end`, mention.quote AS quote,
       activity.source AS source, activity.source_url AS source_url
ORDER BY year, coalesce(notice_id, '~'), coalesce(start, 0), activity_id
