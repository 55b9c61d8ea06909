// title: 单元格的依据 | Evidence of a cell
// answers: “机构 × 活动类型 × 年度”中某一格由哪些活动构成，每项见于哪份通知、哪一节、哪句原文；登记的活动另须指明，附来源网页。
//   | Activities of a cell of agency by activity type by year, each with every notice, section and quote that states it; those of registers, where asked for, with the page they are taken from.
// parameter: agency string required of Actor | 机构或地区：标识、全称、简称均可 | agency or region, by id or any of its names
// parameter: type string of ActivityType | 活动类型：标识或名称 | activity type, by id or name
// parameter: year integer | 年度 | year
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，register 取自登记册（只计已查证的），须另行指明 | bases of participation that count; series is derived, register is of confirmed records: both have to be named
// parameter: role strings in role = lead,partner | 计入的角色 | roles that count
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// parameter: region string of Region | 活动所在地区（含下级）：代码或名称 | region in which the activities take place, or a region around that one, by code or name
// parameter: series string of ActivitySeries | 只看一个系列的活动：标识、名称均可 | only activities of one series, by id or any of its names
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | roll up to the agencies of that year, month or day; implies a roll-up
// example: agency=gacc type=risk_monitoring year=2023
// column: year integer | 年度 | year of the campaign
// column: actor_id string of Actor | 机构或地区的标识 | id of the agency or region
// column: actor string | 机构或地区 | agency or region
// column: type_id string of ActivityType | 活动类型的标识 | id of the activity type
// column: type string | 活动类型 | activity type
// column: activity_id string of Activity,Record | 活动或登记的标识 | id of the activity or of the record
// column: activity string | 活动 | activity
// column: role string | 角色 | role in the activity
// column: basis string | 依据方式 | basis of the participation
// column: says string | organized（说明谁组织）、mentioned（提到该活动）或 registered（登记所载） | organized: the quote states who organises it; mentioned: the quote mentions the activity; registered: a register states it
// column: notice_id string of Notice | 通知的标识 | id of the notice
// column: notice string | 通知 | notice
// column: source_file string | 来源文件 | source file
// column: section string | 章节 | section
// column: start integer | 起始位置（字符，从 0 起） | start of the quote, in characters from 0
// column: end integer | 结束位置（不含） | end of the quote, exclusive
// column: quote string | 原文 | quote
// column: source string | 登记的来源 | source of the record
// column: source_url string | 来源网址 | address of the source

// include: predecessors
// include: rollup
WITH original, coalesce(today, original) AS current
WHERE $agency IN [original.id, current.id]

MATCH (original)-[part:ORGANIZED|NAMES]-(activity)-[:PART_OF|DESCRIBES]->(campaign:Campaign)
WHERE part.basis IN $basis AND part.role IN $role AND coalesce(part.status, 'confirmed') = 'confirmed'
  AND ($year IS NULL OR campaign.year = $year)
  AND ($scope IS NULL OR campaign.scope = $scope)
  AND ($series IS NULL OR EXISTS { MATCH (activity)-[:IN_SERIES|CONCERNS]->(recurring:ActivitySeries) WHERE recurring.id = $series })
  AND ($region IS NULL OR EXISTS { MATCH (activity)-[:IN_REGION|CONCERNS]->(:Region)-[:WITHIN*0..3]->(around:Region) WHERE around.id = $region })
MATCH (activity)-[:HAS_TYPE|CONCERNS]->(kind:ActivityType)
WHERE $type IS NULL OR kind.id = $type
OPTIONAL MATCH (activity)-[mention:MENTIONED_IN]->(:Notice)
WITH campaign.year AS year, current, kind, activity, part, collect(DISTINCT mention) AS mentions
UNWIND [part] + [other IN mentions WHERE other.notice <> part.notice OR other.start <> part.start OR other.end <> part.end] AS statement
OPTIONAL MATCH (notice:Notice {id: statement.notice})
WITH year, current, kind, activity, part, statement, notice
WHERE notice IS NOT NULL OR part.basis = 'register'
WITH DISTINCT year, current, kind, activity, part.role AS role, part.basis AS basis,
     CASE type(statement) WHEN 'ORGANIZED' THEN 'organized' WHEN 'NAMES' THEN 'registered' ELSE 'mentioned' END AS says, notice,
     statement.section AS section, statement.start AS start, statement.end AS end_, statement.quote AS quote,
     part.source AS source, part.source_url AS source_url
RETURN year, current.id AS actor_id, current.name AS actor, kind.id AS type_id, kind.name AS type,
       activity.id AS activity_id, coalesce(activity.name, activity.value) AS activity, role, basis, says, notice.id AS notice_id,
       notice.title AS notice, notice.source_file AS source_file, section, start, end_ AS `end`, quote,
       source, source_url
ORDER BY year, kind.position, type_id, activity_id, says DESC, notice_id, start, role, basis
