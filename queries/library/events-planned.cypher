// title: 多份通知所写的实际活动 | Events that several notices plan
// answers: 哪些大会、比赛等在多份通知中都写到、实际是同一次，各通知怎样写，是确定还是可能；每份通知一行。
//   | Congresses, contests and the like that several notices write of and that take place once: the words of each notice, and whether it is certain or probable; one row per notice.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: certainty strings in certainty = certain,probable | 计入确定的、可能的 | certain, probable, or both
// column: event_id string of Event | 实际活动的标识 | id of the event
// column: event string | 实际活动的名称，以最早的通知为准 | name of the event in the first notice
// column: year integer | 年度，以最早的通知为准 | year of the first notice
// column: edition integer | 届次 | edition
// column: date_from string | 开始日期 | first day
// column: place string | 地点 | place
// column: certainty string | certain（确定）或 probable（可能） | certain or probable
// column: rule string | 判定规则 | rule by which the activity plans the event
// column: notice_id string of Notice | 通知的标识 | id of the notice
// column: notice string | 通知的标题 | title of the notice
// column: activity_id string of Activity | 活动的标识 | id of the activity
// column: activity string | 通知中的活动名称 | name of the activity in the notice
// column: section string | 章节 | section
// column: quote string | 原文 | quote
// empty: 随附的七份通知没有共同写到的同一次活动；载入同一年度各省的通知后可见。
//   | The seven notices write of no event together; load notices of several provinces of one year to see some.

MATCH (activity:Activity)-[planning:PLANS]->(planned:Event)
WHERE ($from_year IS NULL OR planned.year >= $from_year) AND ($to_year IS NULL OR planned.year <= $to_year)
  AND planning.certainty IN $certainty
  AND ($type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE]->(asked:ActivityType) WHERE asked.id = $type })
MATCH (notice:Notice {id: activity.notice})
RETURN planned.id AS event_id, planned.name AS event, planned.year AS year, planned.edition AS edition,
       planned.date_from AS date_from, planned.place AS place, planning.certainty AS certainty, planning.rule AS rule,
       notice.id AS notice_id, notice.title AS notice, activity.id AS activity_id, activity.name AS activity,
       planning.section AS section, planning.quote AS quote
ORDER BY year, coalesce(planned.pinyin, ''), event_id, notice_id, coalesce(planning.start, 9999999), activity_id
