// title: 活动清单 | Activities
// answers: 按年度、类型、机构、地区、通知或文字筛选活动，列出类型、组织者、时间、地点和原文。
//   | Activities by year, type, agency, region, notice or text, with their types, organisers, dates, places and clauses.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: type string of ActivityType | 活动类型：标识或名称 | activity type, by id or name
// parameter: agency string of Actor | 组织活动的机构或地区：标识、全称、简称均可 | agency or region that organised it, by id or any of its names
// parameter: region string of Region | 所在地区（含下级）：代码或名称 | region in which it takes place, or a region around that one, by code or name
// parameter: notice string of Notice | 通知：标识、标题或文号 | notice, by id, title or document number
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// parameter: contains string | 名称或原文含有 | text that its name or clause contains
// parameter: basis strings in basis = explicit,heading,issuer,curated | 列为组织者的依据方式；series 为推得，须另行指明 | bases of participation by which organisers are listed; series is derived and has to be named
// parameter: role strings in role = lead,partner,support | 列为组织者的角色 | roles by which organisers are listed
// parameter: rollup boolean = false | 筛选和列出今天的机构 | filter by and list the agencies of today
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | roll up to the agencies of that year, month or day; implies a roll-up
// column: year integer | 年度 | year of the campaign
// column: activity_id string of Activity | 活动的标识 | id of the activity
// column: activity string | 活动 | activity
// column: type_ids strings of ActivityType | 活动类型的标识 | ids of its types
// column: types strings | 活动类型 | its types
// column: types_en strings | 活动类型的英文名称 | their English names
// column: organizer_ids strings of Actor | 组织者的标识 | ids of its organisers
// column: organizers strings | 组织者 | its organisers
// column: region_ids strings of Region | 所在地区代码 | codes of its regions
// column: edition integer | 届次 | edition
// column: date string | 时间（原文） | date as printed
// column: date_from string | 开始日期 | first day, as precise as printed
// column: date_to string | 结束日期 | last day
// column: place string | 地点 | place
// column: notice_id string of Notice | 所据通知的标识 | id of the notice
// column: section string | 章节 | section
// column: start integer | 起始位置（字符，从 0 起） | start of the quote, in characters from 0
// column: text string | 原文分句 | clause as printed

// when: agency
// include: predecessors
// include: rollup
WITH original, coalesce(today, original) AS current
WHERE $agency IN [original.id, current.id]
MATCH (original)-[asked:ORGANIZED]->(activity:Activity)
WHERE asked.basis IN $basis AND asked.role IN $role
WITH DISTINCT activity
// when: notice
MATCH (activity:Activity {notice: $notice})
WITH activity
// when: region
MATCH (:Region {id: $region})<-[:WITHIN*0..3]-(:Region)<-[:IN_REGION]-(activity:Activity)
WITH DISTINCT activity
// when: undated
MATCH (activity:Activity)
WHERE NOT EXISTS { MATCH (activity)-[:PART_OF]->(:Campaign) }
WITH activity
// otherwise
// by year
MATCH (campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
MATCH (campaign)<-[:PART_OF]-(activity:Activity)
WITH activity
// end
WHERE ($notice IS NULL OR activity.notice = $notice)
  AND ($contains IS NULL OR activity.name CONTAINS $contains OR activity.text CONTAINS $contains)
  AND ($type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE]->(asked:ActivityType) WHERE asked.id = $type })
  AND ($region IS NULL OR EXISTS { MATCH (activity)-[:IN_REGION]->(:Region)-[:WITHIN*0..3]->(around:Region) WHERE around.id = $region })
OPTIONAL MATCH (activity)-[:PART_OF]->(campaign:Campaign)
OPTIONAL MATCH (activity)-[mention:MENTIONED_IN]->(:Notice)
WITH activity, campaign, mention
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
WITH activity, min(campaign.year) AS year, min(mention.start) AS start
ORDER BY coalesce(year, 9999), activity.notice, start, activity.id
// page

OPTIONAL MATCH (original:Actor)-[part:ORGANIZED]->(activity)
  WHERE part.basis IN $basis AND part.role IN $role
// include: rollup
WITH activity, year, start, coalesce(today, original) AS current, part
ORDER BY CASE part.role WHEN 'lead' THEN 0 WHEN 'partner' THEN 1 ELSE 2 END,
         CASE WHEN current:Region THEN current.id ELSE coalesce(current.pinyin, '') END, current.id
WITH activity, year, start, collect(DISTINCT current.id) AS organizer_ids, collect(DISTINCT current.name) AS organizers
OPTIONAL MATCH (activity)-[:HAS_TYPE]->(kind:ActivityType)
WITH DISTINCT activity, year, start, organizer_ids, organizers, kind ORDER BY kind.position
WITH activity, year, start, organizer_ids, organizers, collect(kind.id) AS type_ids, collect(kind.name) AS types,
     collect(kind.name_en) AS types_en
OPTIONAL MATCH (activity)-[:IN_REGION]->(region:Region)
WITH DISTINCT activity, year, start, organizer_ids, organizers, type_ids, types, types_en, region ORDER BY region.id
WITH activity, year, start, organizer_ids, organizers, type_ids, types, types_en, collect(region.id) AS region_ids
RETURN year, activity.id AS activity_id, activity.name AS activity, type_ids, types, types_en, organizer_ids, organizers,
       region_ids, activity.edition AS edition, activity.date AS date, activity.date_from AS date_from,
       activity.date_to AS date_to, activity.place AS place, activity.notice AS notice_id, activity.section AS section,
       start, activity.text AS text
ORDER BY coalesce(year, 9999), notice_id, start, activity_id
