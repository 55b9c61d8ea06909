// title: 机构档案 | The record of an agency
// answers: 一个机构（或地区）发布的全部通知、组织的全部活动，逐条附原文依据。
//   | Everything an agency or region issued and organised, each with the words it rests on.
// parameter: agency string required of Actor | 机构或地区：标识、全称、简称均可 | the agency or region, by id or any of its names
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，须另行指明 | what a participation may rest on; series is derived and must be asked for
// parameter: role strings in role = lead,partner,support | 计入的角色 | the roles that count
// parameter: rollup boolean = false | 一并列出前身机构的行为 | list what its predecessors did as well
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | count predecessors under the agency of that year, month or day; giving it rolls up
// example: agency=samr
// column: year integer | 年度 | year of the quality month
// column: act string | issued（发布）或 organized（组织） | issued or organized
// column: body_id string | 当时的机构标识 | id of the body as it was then
// column: body string | 当时的机构 | the body as it was then
// column: subject_class string | Notice（通知）或 Activity（活动） | Notice or Activity
// column: subject_id string | 通知或活动的标识 | id of the notice or activity
// column: subject string | 通知标题或活动名称 | title of the notice or name of the activity
// column: types strings | 活动类型 | types of the activity
// column: types_en strings | 活动类型的英文名称 | their English names
// column: role string | 角色 | role in the activity
// column: basis string | 依据方式 | what the participation rests on
// column: position integer | 署名次序 | place among the issuers
// column: name_as_printed string | 原文写法 | the name as printed there
// column: notice_id string | 所据通知的标识 | id of the notice that says so
// column: notice string | 所据通知 | that notice
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

MATCH (body)-[deed:ORGANIZED|ISSUED]->(subject)
WHERE type(deed) = 'ISSUED' OR (deed.basis IN $basis AND deed.role IN $role)
MATCH (notice:Notice {id: deed.notice})
WHERE ($from_year IS NULL OR notice.campaign_year >= $from_year)
  AND ($to_year IS NULL OR notice.campaign_year <= $to_year)
OPTIONAL MATCH (subject)-[:HAS_TYPE]->(kind:ActivityType)
WITH body, deed, subject, notice, kind ORDER BY kind.position
WITH body, deed, subject, notice, collect(kind.name) AS types, collect(kind.name_en) AS types_en
RETURN notice.campaign_year AS year,
       CASE WHEN type(deed) = 'ISSUED' THEN 'issued' ELSE 'organized' END AS act,
       body.id AS body_id, body.name AS body,
       CASE WHEN type(deed) = 'ISSUED' THEN 'Notice' ELSE 'Activity' END AS subject_class,
       subject.id AS subject_id, coalesce(subject.name, subject.title) AS subject, types, types_en,
       deed.role AS role, deed.basis AS basis, deed.position AS position,
       deed.name_as_printed AS name_as_printed, notice.id AS notice_id, notice.title AS notice,
       deed.section AS section, deed.start AS start, deed.end AS `end`, deed.quote AS quote
ORDER BY coalesce(year, 9999), act, notice_id, start, subject_id, body_id, role
