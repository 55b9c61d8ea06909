// title: 单元格的依据 | The evidence behind a cell
// answers: “机构 × 活动类型 × 年度”中某一格由哪些活动构成，每项见于哪份通知、哪一节、哪句原文。
//   | The activities behind a cell of agency by type by year, and every notice, section and sentence that tells of them.
// parameter: agency string required of Actor | 机构或地区：标识、全称、简称均可 | the agency or region, by id or any of its names
// parameter: type string of ActivityType | 活动类型：标识或名称 | the activity type, by id or name
// parameter: year integer | 年度 | the year
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，须另行指明 | what a participation may rest on; series is derived and must be asked for
// parameter: role strings in role = lead,partner | 计入的角色 | the roles that count
// parameter: scope string | “质量月”的范围，如 national、machinery | whose quality month, as in national, machinery
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | count predecessors under the agency of that year, month or day; giving it rolls up
// example: agency=gacc type=risk_monitoring year=2023
// column: year integer | 年度 | year of the quality month
// column: actor_id string | 机构或地区的标识 | id of the agency or region
// column: actor string | 机构或地区 | agency or region
// column: type_id string | 活动类型的标识 | id of the activity type
// column: type string | 活动类型 | activity type
// column: activity_id string | 活动的标识 | id of the activity
// column: activity string | 活动 | activity
// column: role string | 角色 | role in the activity
// column: basis string | 依据方式 | what the participation rests on
// column: says string | organized（说明谁组织）或 mentioned（提到该活动） | organized: the words that tell who; mentioned: words that tell of the activity
// column: notice_id string | 通知的标识 | id of the notice
// column: notice string | 通知 | the notice
// column: source_file string | 来源文件 | the file it was read from
// column: section string | 章节 | section
// column: start integer | 起始位置（字符，从 0 起） | where the words begin, in characters from 0
// column: end integer | 结束位置（不含） | the position after their last character
// column: quote string | 原文 | the words

// Whose act it is: the agency as it was, or the agency of today, or of $as_of, when rolled up.
MATCH (body:Actor)
OPTIONAL MATCH chain = (body)-[:SUCCEEDED_BY*1..8]->(today:Agency)
  WHERE ($rollup OR $as_of IS NOT NULL)
    AND all(step IN relationships(chain) WHERE step.kind <> 'split'
      AND ($as_of IS NULL OR left(step.date, size($as_of)) <= $as_of))
    AND NOT EXISTS { MATCH (today)-[next:SUCCEEDED_BY]->(:Agency) WHERE next.kind <> 'split'
      AND ($as_of IS NULL OR left(next.date, size($as_of)) <= $as_of) }
WITH body, coalesce(today, body) AS doer
WHERE $agency IN [body.id, doer.id]

MATCH (body)-[part:ORGANIZED]->(activity:Activity)-[:PART_OF]->(campaign:Campaign)
WHERE part.basis IN $basis AND part.role IN $role
  AND ($year IS NULL OR campaign.year = $year)
  AND ($scope IS NULL OR campaign.scope = $scope)
MATCH (activity)-[:HAS_TYPE]->(kind:ActivityType)
WHERE $type IS NULL OR kind.id = $type
OPTIONAL MATCH (activity)-[mention:MENTIONED_IN]->(:Notice)
WITH campaign.year AS year, doer, kind, activity, part, collect(DISTINCT mention) AS mentions
UNWIND [part] + [told IN mentions WHERE told.notice <> part.notice OR told.start <> part.start OR told.end <> part.end] AS words
MATCH (notice:Notice {id: words.notice})
WITH DISTINCT year, doer, kind, activity, part.role AS role, part.basis AS basis,
     CASE WHEN type(words) = 'ORGANIZED' THEN 'organized' ELSE 'mentioned' END AS says, notice,
     words.section AS section, words.start AS start, words.end AS end_, words.quote AS quote
RETURN year, doer.id AS actor_id, doer.name AS actor, kind.id AS type_id, kind.name AS type,
       activity.id AS activity_id, activity.name AS activity, role, basis, says, notice.id AS notice_id,
       notice.title AS notice, notice.source_file AS source_file, section, start, end_ AS `end`, quote
ORDER BY year, kind.position, type_id, activity_id, says DESC, notice_id, start, role, basis
