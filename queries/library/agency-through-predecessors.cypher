// title: 机构沿革 | An agency through its predecessors
// answers: 今天的机构由哪些机构演变而来、何时、因何，各自发布和组织了多少；只承接部分职责的（split）列出但不归并。
//   | Predecessors of today's agencies, when and by which event they changed, and how much each of them issued and organised; a predecessor of which only some duties passed on (split) is listed but not counted.
// parameter: agency string of Agency | 只看与一个机构有沿革关系者：标识、全称、简称均可 | only predecessors and successors of one agency, by id or any of its names
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，须另行指明 | bases of participation that count; series is derived and has to be named
// parameter: role strings in role = lead,partner | 计入的角色 | roles that count
// column: body_id string of Actor | 今天的机构的标识 | id of today's agency
// column: body string | 今天的机构 | today's agency
// column: body_en string | 英文名称 | its English name
// column: steps integer | 经过几次变更；0 为其自身 | number of changes between the two; 0 is the agency itself
// column: agency_id string of Agency | 前身机构的标识 | id of the predecessor
// column: agency string | 前身机构 | predecessor
// column: agency_en string | 英文名称 | its English name
// column: valid_from string | 起始时间 | valid from
// column: valid_to string | 终止时间 | valid to
// column: counted boolean | 归并时计入今天的机构 | whether a roll-up counts it under today's agency
// column: successor_id string of Agency | 下一个机构的标识 | id of the next agency
// column: successor string | 下一个机构 | next agency
// column: change_kind string | 变动方式 | kind of change
// column: changed_on string | 变动时间 | date of the change
// column: event string | 缘由 | event that caused it
// column: source string | 来源 | source
// column: notices integer | 发布的通知数 | number of notices issued
// column: activities integer | 组织的活动项数 | number of activities organised

// when: agency
MATCH (:Agency {id: $agency})-[:SUCCEEDED_BY*0..8]->(today:Agency)
// otherwise
MATCH (:Agency)-[:SUCCEEDED_BY]->(today:Agency)
// end
WITH DISTINCT today
WHERE NOT EXISTS { MATCH (today)-[next:SUCCEEDED_BY]->(:Agency) WHERE next.change_kind <> 'split' }
MATCH chain = (today)<-[:SUCCEEDED_BY*0..8]-(member:Agency)
WITH today, member, chain, reduce(way = '', stop IN nodes(chain) | stop.id + ' ' + way) AS way
ORDER BY length(chain), way
WITH today, member, collect(relationships(chain)) AS chains, collect(nodes(chain)) AS stops
WITH today, member, chains[0] AS changes, stops[0] AS passed,
     any(changes IN chains WHERE all(change IN changes WHERE change.change_kind <> 'split')) AS counted
WITH today, member, size(changes) AS steps, counted, CASE WHEN size(changes) > 0 THEN changes[size(changes) - 1] END AS change,
     CASE WHEN size(changes) > 0 THEN passed[size(passed) - 2] END AS successor
ORDER BY coalesce(today.pinyin, ''), today.id, steps, coalesce(member.pinyin, ''), member.id
// page
WITH today, member, steps, change, successor, counted,
     COUNT { MATCH (member)-[:ISSUED]->(notice:Notice) RETURN DISTINCT notice.id } AS notices,
     COUNT { MATCH (member)-[part:ORGANIZED]->(activity:Activity)
             WHERE part.basis IN $basis AND part.role IN $role RETURN DISTINCT activity.id } AS activities
RETURN today.id AS body_id, today.name AS body, today.name_en AS body_en, steps, member.id AS agency_id,
       member.name AS agency, member.name_en AS agency_en, member.valid_from AS valid_from, member.valid_to AS valid_to,
       counted, successor.id AS successor_id, successor.name AS successor, change.change_kind AS change_kind,
       change.changed_on AS changed_on, change.event AS event, change.source AS source, notices, activities
ORDER BY coalesce(today.pinyin, ''), body_id, steps, coalesce(member.pinyin, ''), agency_id
