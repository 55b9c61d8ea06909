// title: 各层级各类活动的项数 | Activities of each level by type
// answers: 每个层级的机构和地区共组织多少项活动，各类、各年各多少；另有一行为未写明组织者的（unnamed），一行为全部（all）。
//   | Number of activities that the agencies and regions of each level organised, by type and by year; one more row for those without an organiser (unnamed), and one for all.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，register 取自登记册（只计已查证的），须另行指明 | bases of participation that count; series is derived, register is of confirmed records: both have to be named
// parameter: role strings in role = lead,partner | 计入的角色 | roles that count
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// parameter: region string of Region | 活动所在地区（含下级）：代码或名称 | region in which the activities take place, or a region around that one, by code or name
// parameter: series string of ActivitySeries | 只看一个系列的活动：标识、名称均可 | only activities of one series, by id or any of its names
// column: level string | 层级；unnamed：未写明组织者；all：全部 | level; unnamed: without an organiser; all: all of them
// column: activities integer | 活动项数；由两级组织的各计一次 | number of activities; one that two levels organised counts under both
// column: types strings | 各类的标识与项数，如 publicity=13；一项可属两类 | id of each type and number of its activities, as publicity=13; an activity may have two types
// column: years strings | 各年度与项数，如 2023=5 | each year and number of its activities, as 2023=5

// include: asked
OPTIONAL MATCH (activity)-[part:ORGANIZED|NAMES]-(actor:Actor)
  WHERE part.basis IN $basis
WITH activity, year, count(part) AS parts,
     collect(DISTINCT CASE WHEN part.role IN $role THEN actor.level END) AS levels
UNWIND levels + CASE WHEN parts = 0 THEN ['unnamed', 'all'] ELSE ['all'] END AS level
WITH level, year, collect(activity) AS of_year, count(DISTINCT coalesce(activity.value, activity.id)) AS number ORDER BY year
WITH level, sum(number) AS activities, collect(toString(year) + '=' + toString(number)) AS years,
     collect(of_year) AS lists
CALL (lists) {
  UNWIND lists AS of_year
  UNWIND of_year AS activity
  MATCH (activity)-[:HAS_TYPE|CONCERNS]->(kind:ActivityType)
  WITH kind, count(DISTINCT coalesce(toString(activity.year) + activity.value, activity.id)) AS of_kind ORDER BY kind.position, kind.id
  RETURN collect(kind.id + '=' + toString(of_kind)) AS types
}
RETURN level, activities, types, years
ORDER BY level
