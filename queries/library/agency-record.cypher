// title: 机构档案 | Record of an agency
// answers: 一个机构（或地区）发布的全部通知、组织的全部活动，逐条附原文依据。
//   | Every notice that an agency or region issued and every activity that it organised, each with its quote.
// parameter: agency string required of Actor | 机构或地区：标识、全称、简称均可 | agency or region, by id or any of its names
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，须另行指明 | bases of participation that count; series is derived and has to be named
// parameter: role strings in role = lead,partner,support | 计入的角色 | roles that count
// parameter: rollup boolean = false | 一并列出前身机构的行为 | include what its predecessors issued and organised
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | roll up to the agencies of that year, month or day; implies a roll-up
// example: agency=samr
// column: year integer | 年度 | year of the campaign
// column: act string | issued（发布）或 organized（组织） | issued or organized
// column: body_id string of Actor | 当时的机构标识 | id of the agency as it was at the time
// column: body string | 当时的机构 | agency as it was at the time
// column: subject_class string | Notice（通知）或 Activity（活动） | Notice or Activity
// column: subject_id string of Notice,Activity | 通知或活动的标识 | id of the notice or activity
// column: subject string | 通知标题或活动名称 | title of the notice or name of the activity
// column: types strings | 活动类型 | activity types
// column: types_en strings | 活动类型的英文名称 | their English names
// column: role string | 角色 | role in the activity
// column: basis string | 依据方式 | basis of the participation
// column: position integer | 署名次序 | position among the issuers
// column: name_as_printed string | 原文写法 | name as printed
// column: notice_id string of Notice | 所据通知的标识 | id of the notice that states it
// column: notice string | 所据通知 | that notice
// column: section string | 章节 | section
// column: start integer | 起始位置（字符，从 0 起） | start of the quote, in characters from 0
// column: end integer | 结束位置（不含） | end of the quote, exclusive
// column: quote string | 原文 | quote

// include: predecessors
// include: rollup
WITH original, coalesce(today, original) AS current
WHERE $agency IN [original.id, current.id]

MATCH (original)-[relation:ORGANIZED|ISSUED]->(subject)
WHERE type(relation) = 'ISSUED' OR (relation.basis IN $basis AND relation.role IN $role)
MATCH (notice:Notice {id: relation.notice})
WHERE ($from_year IS NULL OR notice.campaign_year >= $from_year)
  AND ($to_year IS NULL OR notice.campaign_year <= $to_year)
OPTIONAL MATCH (subject)-[:HAS_TYPE]->(kind:ActivityType)
WITH original, relation, subject, notice, kind ORDER BY kind.position
WITH original, relation, subject, notice, collect(kind.name) AS types, collect(kind.name_en) AS types_en
RETURN notice.campaign_year AS year,
       CASE WHEN type(relation) = 'ISSUED' THEN 'issued' ELSE 'organized' END AS act,
       original.id AS body_id, original.name AS body,
       CASE WHEN type(relation) = 'ISSUED' THEN 'Notice' ELSE 'Activity' END AS subject_class,
       subject.id AS subject_id, coalesce(subject.name, subject.title) AS subject, types, types_en,
       relation.role AS role, relation.basis AS basis, relation.position AS position,
       relation.name_as_printed AS name_as_printed, notice.id AS notice_id, notice.title AS notice,
       relation.section AS section, relation.start AS start, relation.end AS `end`, relation.quote AS quote
ORDER BY coalesce(year, 9999), act, notice_id, start, subject_id, body_id, role
