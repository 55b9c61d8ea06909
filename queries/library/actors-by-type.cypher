// title: 机构或地区各类活动的项数 | Activities of each agency by type
// answers: 每个机构（或只写明地名的地区）一行：活动多少项，各类、各年各多少；可按层级只取前几个，同时给出该层级共有几个。
//   | One row for each agency, or region where a notice names only a region: number of activities, by type and by year; optionally the first few of each level, with how many there are.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，register 取自登记册（只计已查证的），须另行指明 | bases of participation that count; series is derived, register is of confirmed records: both have to be named
// parameter: role strings in role = lead,partner | 计入的角色 | roles that count
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// parameter: region string of Region | 活动所在地区（含下级）：代码或名称 | region in which the activities take place, or a region around that one, by code or name
// parameter: series string of ActivitySeries | 只看一个系列的活动：标识、名称均可 | only activities of one series, by id or any of its names
// parameter: level string in level | 机构或地区的层级 | level of the agency or region
// parameter: actor_class string in Agency,Region | 只看机构（Agency）或地区（Region） | agencies or regions only
// parameter: contains string | 名称、简称、别名或标识中含有，大小写不论 | text within a name or the id, in any case
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | roll up to the agencies of that year, month or day; implies a roll-up
// parameter: order string in pinyin,size,official = pinyin | 同层级之内的次序：拼音；活动多的在前；或正式次序，即最近一份通知中的署名次序，未署名者其后 | order within a level: by pinyin; by number of activities, the most first; or the official one, which is that of the signatures under the latest notice, with those who signed none behind
// parameter: per_level integer | 每个层级只取前几个 | number of rows of each level, at most
// column: level string | 层级 | level of the agency or region
// column: actor_id string of Actor | 机构或地区的标识 | id of the agency or region
// column: actor string | 机构或地区 | agency or region
// column: actor_en string | 英文名称 | its English name
// column: short_name string | 简称 | its short name
// column: actor_class string | Agency（机构）或 Region（地区） | Agency or Region
// column: activities integer | 活动项数 | number of activities
// column: types strings | 各类的标识与项数，如 publicity=13；一项可属两类 | id of each type and number of its activities, as publicity=13; an activity may have two types
// column: years strings | 各年度与项数，如 2023=5 | each year and number of its activities, as 2023=5
// column: of_level integer | 该层级共有几个机构和地区 | number of agencies and regions of this level

// include: asked
WITH activity, year
MATCH (activity)-[part:ORGANIZED|NAMES]-(original:Actor)
WHERE part.basis IN $basis AND part.role IN $role
WITH original, year, collect(DISTINCT activity) AS organized, count(DISTINCT coalesce(activity.value, activity.id)) AS of_year
// include: rollup
WITH coalesce(today, original) AS current, year, organized, of_year
WHERE ($level IS NULL OR current.level = $level)
  AND ($contains IS NULL OR toLower(current.name) CONTAINS toLower($contains)
    OR toLower(coalesce(current.name_en, '')) CONTAINS toLower($contains)
    OR toLower(current.id) CONTAINS toLower($contains)
    OR toLower(coalesce(current.short_name, '')) CONTAINS toLower($contains)
    OR any(name IN coalesce(current.alt_names, []) WHERE toLower(name) CONTAINS toLower($contains)))
// when: rollup = true or as_of
UNWIND organized AS activity
WITH current, year, collect(DISTINCT activity) AS organized, count(DISTINCT coalesce(activity.value, activity.id)) AS of_year
// otherwise
WITH current, year, organized, of_year
// end
WITH current, year, organized, of_year ORDER BY year
WITH current, sum(of_year) AS activities, collect(toString(year) + '=' + toString(of_year)) AS years,
     collect(organized) AS lists, CASE WHEN current:Region THEN 'Region' ELSE 'Agency' END AS actor_class
WHERE $actor_class IS NULL OR actor_class = $actor_class
// when: order = official
OPTIONAL MATCH (current)-[issuance:ISSUED]->(notice:Notice)
WITH current, actor_class, activities, years, lists, -coalesce(max(10000 * notice.campaign_year - issuance.position), 0) AS rank
// when: order = size
WITH current, actor_class, activities, years, lists, -activities AS rank
// otherwise
WITH current, actor_class, activities, years, lists, 0 AS rank
// end
WITH current, actor_class, activities, years, lists, rank,
     CASE WHEN current:Region THEN current.id ELSE coalesce(current.pinyin, '') END AS key
ORDER BY current.level, rank, actor_class, key, current.id
WITH current.level AS level,
     collect({current: current, actor_class: actor_class, activities: activities, years: years, lists: lists}) AS rows
WITH level, size(rows) AS of_level, rows[..coalesce($per_level, size(rows))] AS rows
UNWIND range(0, size(rows) - 1) AS place
WITH level, of_level, place, rows[place] AS row
ORDER BY level, place
// page
// Types are counted for the rows of the page alone.
CALL (row) {
  UNWIND row.lists AS organized
  UNWIND organized AS activity
  MATCH (activity)-[:HAS_TYPE|CONCERNS]->(kind:ActivityType)
  WITH kind, count(DISTINCT coalesce(toString(activity.year) + activity.value, activity.id)) AS of_kind ORDER BY kind.position, kind.id
  RETURN collect(kind.id + '=' + toString(of_kind)) AS types
}
WITH level, of_level, place, row, row.current AS current, types
RETURN level, current.id AS actor_id, current.name AS actor, current.name_en AS actor_en, current.short_name AS short_name,
       row.actor_class AS actor_class, row.activities AS activities, types, row.years AS years, of_level
ORDER BY level, place
