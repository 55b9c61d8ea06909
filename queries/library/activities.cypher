// title: 活动清单 | Activities
// answers: 按年度、类型、机构、地区、通知或文字筛选活动，列出类型、组织者、时间、地点和原文。
//   | Activities by year, type, agency, region, notice or words, with their types, organisers, dates, places and text.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: type string of ActivityType | 活动类型：标识或名称 | an activity type, by id or name
// parameter: agency string of Actor | 组织活动的机构或地区：标识、全称、简称均可 | the agency or region that organised it, by id or any of its names
// parameter: region string of Region | 所在地区（含下级）：代码或名称 | the region it is in, or a place inside that region, by code or name
// parameter: notice string of Notice | 通知：标识、标题或文号 | the notice, by id, title or number
// parameter: scope string | “质量月”的范围，如 national、machinery | whose quality month, as in national, machinery
// parameter: contains string | 名称或原文含有 | words in its name or text
// parameter: basis strings in basis = explicit,heading,issuer,curated | 列为组织者的依据方式；series 为推得，须另行指明 | what an organiser may rest on; series is derived and must be asked for
// parameter: role strings in role = lead,partner,support | 列为组织者的角色 | the roles listed as organisers
// parameter: rollup boolean = false | 筛选和列出今天的机构 | find and name agencies as they are today
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | count predecessors under the agency of that year, month or day; giving it rolls up
// column: year integer | 年度 | year of the quality month
// column: activity_id string | 活动的标识 | id of the activity
// column: activity string | 活动 | activity
// column: type_ids strings | 活动类型的标识 | ids of its types
// column: types strings | 活动类型 | its types
// column: types_en strings | 活动类型的英文名称 | their English names
// column: organizer_ids strings | 组织者的标识 | ids of its organisers
// column: organizers strings | 组织者 | its organisers
// column: region_ids strings | 所在地区代码 | codes of its regions
// column: edition integer | 届次 | edition
// column: date string | 时间（原文） | when, as printed
// column: date_from string | 开始日期 | first day, as precise as printed
// column: date_to string | 结束日期 | last day
// column: place string | 地点 | place
// column: notice_id string | 所据通知的标识 | id of the notice
// column: section string | 章节 | section
// column: start integer | 起始位置（字符，从 0 起） | where the words begin, in characters from 0
// column: text string | 原文分句 | the clause as printed

MATCH (activity:Activity)
WHERE ($notice IS NULL OR activity.notice = $notice)
  AND ($contains IS NULL OR activity.name CONTAINS $contains OR activity.text CONTAINS $contains)
  AND ($type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE]->(asked:ActivityType) WHERE asked.id = $type })
  AND ($region IS NULL OR EXISTS { MATCH (activity)-[:IN_REGION]->(:Region)-[:WITHIN*0..3]->(around:Region) WHERE around.id = $region })
OPTIONAL MATCH (activity)-[:PART_OF]->(campaign:Campaign)
WITH activity, campaign
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
// Whose act it is: the agency as it was, or the agency of today, or of $as_of, when rolled up.
OPTIONAL MATCH (body:Actor)-[part:ORGANIZED]->(activity)
  WHERE part.basis IN $basis AND part.role IN $role
OPTIONAL MATCH chain = (body)-[:SUCCEEDED_BY*1..8]->(today:Agency)
  WHERE ($rollup OR $as_of IS NOT NULL)
    AND all(step IN relationships(chain) WHERE step.kind <> 'split'
      AND ($as_of IS NULL OR left(step.date, size($as_of)) <= $as_of))
    AND NOT EXISTS { MATCH (today)-[next:SUCCEEDED_BY]->(:Agency) WHERE next.kind <> 'split'
      AND ($as_of IS NULL OR left(next.date, size($as_of)) <= $as_of) }
WITH activity, min(campaign.year) AS year, body, coalesce(today, body) AS doer, part
ORDER BY CASE part.role WHEN 'lead' THEN 0 WHEN 'partner' THEN 1 ELSE 2 END,
         CASE WHEN doer:Region THEN doer.id ELSE coalesce(doer.pinyin, '') END, doer.id
WITH activity, year, collect(DISTINCT body.id) AS bodies, collect(DISTINCT doer.id) AS organizer_ids,
     collect(DISTINCT doer.name) AS organizers
WHERE $agency IS NULL OR $agency IN bodies OR $agency IN organizer_ids
OPTIONAL MATCH (activity)-[:HAS_TYPE]->(kind:ActivityType)
WITH DISTINCT activity, year, organizer_ids, organizers, kind ORDER BY kind.position
WITH activity, year, organizer_ids, organizers, collect(kind.id) AS type_ids, collect(kind.name) AS types,
     collect(kind.name_en) AS types_en
OPTIONAL MATCH (activity)-[:IN_REGION]->(region:Region)
WITH DISTINCT activity, year, organizer_ids, organizers, type_ids, types, types_en, region ORDER BY region.id
WITH activity, year, organizer_ids, organizers, type_ids, types, types_en, collect(region.id) AS region_ids
OPTIONAL MATCH (activity)-[mention:MENTIONED_IN]->(:Notice)
WITH activity, year, organizer_ids, organizers, type_ids, types, types_en, region_ids, min(mention.start) AS start
RETURN year, activity.id AS activity_id, activity.name AS activity, type_ids, types, types_en, organizer_ids, organizers,
       region_ids, activity.edition AS edition, activity.date AS date, activity.date_from AS date_from,
       activity.date_to AS date_to, activity.place AS place, activity.notice AS notice_id, activity.section AS section,
       start, activity.text AS text
ORDER BY coalesce(year, 9999), notice_id, start, activity_id
