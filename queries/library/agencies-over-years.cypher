// title: 多年开展同一类活动的机构 | Agencies with one type over years
// answers: 哪些机构（或只写明地名的地区）在几个年度里开展同一类活动，各是哪些年度；年度多的在前。只办过一次的，以 max_years 为 1 求得。
//   | Agencies, or regions where a notice names only a region, that organised activities of one type in several years, and in which; the most years first. With max_years 1, those that did so once.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，register 取自登记册（只计已查证的），须另行指明 | bases of participation that count; series is derived, register is of confirmed records: both have to be named
// parameter: role strings in role = lead,partner | 计入的角色 | roles that count
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | roll up to the agencies of that year, month or day; implies a roll-up
// parameter: min_years integer = 2 | 至少几个年度 | number of years, at least
// parameter: max_years integer | 至多几个年度 | number of years, at most
// column: actor_id string of Actor | 机构或地区的标识 | id of the agency or region
// column: actor string | 机构或地区 | agency or region
// column: actor_en string | 英文名称 | its English name
// column: actor_class string | Agency（机构）或 Region（地区） | Agency or Region
// column: type_id string of ActivityType | 活动类型的标识 | id of the activity type
// column: type string | 活动类型 | activity type
// column: type_en string | 活动类型的英文名称 | its English name
// column: years integers | 年度 | years
// column: times integer | 几个年度 | number of years
// column: activities integer | 活动项数 | number of activities

MATCH (campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
MATCH (campaign)<-[:PART_OF|DESCRIBES]-(activity)
WITH activity, campaign.year AS year
MATCH (activity)-[part:ORGANIZED|NAMES]-(original:Actor)
WHERE part.basis IN $basis AND part.role IN $role AND coalesce(part.status, 'confirmed') = 'confirmed'
WITH original, year, activity
MATCH (activity)-[:HAS_TYPE|CONCERNS]->(kind:ActivityType)
WHERE $type IS NULL OR kind.id = $type
WITH original, year, kind, collect(DISTINCT activity) AS all
// include: rollup
WITH coalesce(today, original) AS current, year, kind, all
UNWIND all AS activity
WITH current, kind, year, count(DISTINCT coalesce(activity.value, activity.id)) AS of_year ORDER BY year
WITH current, kind, collect(year) AS years, sum(of_year) AS activities
WHERE size(years) >= $min_years AND ($max_years IS NULL OR size(years) <= $max_years)
WITH current, kind, years, activities, CASE WHEN current:Region THEN 'Region' ELSE 'Agency' END AS actor_class,
     CASE WHEN current:Region THEN current.id ELSE coalesce(current.pinyin, '') END AS key
RETURN current.id AS actor_id, current.name AS actor, current.name_en AS actor_en, actor_class, kind.id AS type_id,
       kind.name AS type, kind.name_en AS type_en, years, size(years) AS times, activities
ORDER BY times DESC, activities DESC, actor_class, key, actor_id, kind.position, type_id
