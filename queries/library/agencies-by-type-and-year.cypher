// title: 机构 × 活动类型 × 年度 | Agencies by activity type and year
// answers: 每个机构（或只写明地名的地区）每年组织了多少项各类活动。
//   | Number of activities of each type that every agency organised in each year; where a notice names only a region, the region is listed.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: agency string of Actor | 只看一个机构或地区：标识、全称、简称均可 | one agency or region only, by id or any of its names
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，register 取自登记册（只计已查证的），须另行指明 | bases of participation that count; series is derived, register is of confirmed records: both have to be named
// parameter: role strings in role = lead,partner | 计入的角色 | roles that count
// parameter: level string in level | 机构或地区的层级 | level of the agency or region
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | roll up to the agencies of that year, month or day; implies a roll-up
// parameter: count string in activities,events,probable_events = activities | 按活动计，或多份通知所写的同一实际活动只计一次：events 只并确定的，probable_events 也并可能的 | count activities, or once the event that several notices plan: events joins certain ones, probable_events also probable ones
// column: year integer | 年度 | year of the campaign
// column: actor_id string of Actor | 机构或地区的标识 | id of the agency or region
// column: actor string | 机构或地区 | agency or region
// column: actor_en string | 英文名称 | its English name
// column: actor_class string | Agency（机构）或 Region（地区） | Agency or Region
// column: type_id string of ActivityType | 活动类型的标识 | id of the activity type
// column: type string | 活动类型 | activity type
// column: type_en string | 活动类型的英文名称 | its English name
// column: activities integer | 活动项数；同一活动属两类时各计一次 | number of activities; an activity of two types counts under both
// column: led integer | 其中作为主办的项数 | number of them that it led

// when: agency
// include: predecessors
MATCH (original)-[part:ORGANIZED|NAMES]-(activity)-[:PART_OF|DESCRIBES]->(campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
// otherwise
// by year
MATCH (campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
MATCH (campaign)<-[:PART_OF|DESCRIBES]-(activity)
WITH campaign, activity
MATCH (activity)-[part:ORGANIZED|NAMES]-(original:Actor)
// end
WITH campaign.year AS year, original, activity, part
WHERE part.basis IN $basis AND part.role IN $role AND coalesce(part.status, 'confirmed') = 'confirmed'
MATCH (activity)-[:HAS_TYPE|CONCERNS]->(kind:ActivityType)
WHERE $type IS NULL OR kind.id = $type
// include: counted
WITH year, original, kind, collect(DISTINCT counted) AS all,
     collect(DISTINCT CASE WHEN part.role = 'lead' THEN counted END) AS led
// include: rollup
WITH year, original, kind, all, led, coalesce(today, original) AS current
WHERE ($agency IS NULL OR $agency IN [original.id, current.id])
  AND ($level IS NULL OR current.level = $level)
UNWIND all AS counted
WITH year, current, kind, count(DISTINCT counted) AS activities,
     count(DISTINCT CASE WHEN counted IN led THEN counted END) AS led
WITH year, current, kind, activities, led, CASE WHEN current:Region THEN 'Region' ELSE 'Agency' END AS actor_class,
     CASE WHEN current:Region THEN current.id ELSE coalesce(current.pinyin, '') END AS key
ORDER BY year, actor_class, key, current.id, kind.position, kind.id
// page
RETURN year, current.id AS actor_id, current.name AS actor, current.name_en AS actor_en, actor_class,
       kind.id AS type_id, kind.name AS type, kind.name_en AS type_en, activities, led
ORDER BY year, actor_class, key, actor_id, kind.position, type_id
