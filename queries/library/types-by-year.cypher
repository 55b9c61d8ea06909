// title: 活动类型的消长 | Activity types over the years
// answers: 各类活动每年有多少项、比上一有记录的年度增减多少；未写明主办方的活动也计入，除非只看一个机构。
//   | Number of activities of each type in every year, and the change since the latest earlier year that has activities; activities without an organiser count too, unless one agency is selected.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: agency string of Actor | 只看一个机构或地区组织的活动：标识、全称、简称均可 | only activities of one agency or region, by id or any of its names
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，须另行指明 | bases of participation that count; series is derived and has to be named
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | roll up to the agencies of that year, month or day; implies a roll-up
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// parameter: level string in level | “质量月”的层级 | level of the campaign
// parameter: count string in activities,events,probable_events = activities | 按活动计，或多份通知所写的同一实际活动只计一次：events 只并确定的，probable_events 也并可能的 | count activities, or once the event that several notices plan: events joins certain ones, probable_events also probable ones
// column: year integer | 年度 | year of the campaign
// column: type_id string of ActivityType | 活动类型的标识 | id of the activity type
// column: type string | 活动类型 | activity type
// column: type_en string | 英文名称 | its English name
// column: activities integer | 该类活动项数，无则为 0 | number of activities of the type, 0 where there are none
// column: total integer | 当年全部活动项数；一项可属两类 | number of all activities of the year; an activity may have two types
// column: previous_year integer | 上一有记录的年度 | latest earlier year that has activities
// column: previous integer | 上一有记录年度的项数 | number of activities of the type in that year
// column: change integer | 增减 | change in number

// when: agency
// include: predecessors
// include: rollup
WITH original, coalesce(today, original) AS current
WHERE $agency IN [original.id, current.id]
WITH collect(DISTINCT original) AS originals
// otherwise
WITH [] AS originals
// end

// when: agency
UNWIND originals AS original
MATCH (original)-[part:ORGANIZED]->(activity:Activity)-[:PART_OF]->(campaign:Campaign)
WHERE part.basis IN $basis
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
  AND ($level IS NULL OR campaign.level = $level)
// otherwise
MATCH (campaign:Campaign)
WHERE ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
  AND ($level IS NULL OR campaign.level = $level)
MATCH (campaign)<-[:PART_OF]-(activity)
// end
// include: counted
WITH originals, campaign.year AS year, count(DISTINCT counted) AS total ORDER BY year
WITH originals, collect(year) AS years, collect(total) AS totals
UNWIND range(0, size(years) - 1) AS place
WITH originals, years[place] AS year, totals[place] AS total, CASE WHEN place > 0 THEN years[place - 1] END AS previous_year

// when: agency
UNWIND originals AS original
MATCH (original)-[part:ORGANIZED]->(activity:Activity)-[:PART_OF]->(campaign:Campaign)
WHERE part.basis IN $basis AND campaign.year = year
  AND ($scope IS NULL OR campaign.scope = $scope)
  AND ($level IS NULL OR campaign.level = $level)
// otherwise
MATCH (campaign:Campaign)
WHERE campaign.year = year
  AND ($scope IS NULL OR campaign.scope = $scope)
  AND ($level IS NULL OR campaign.level = $level)
MATCH (campaign)<-[:PART_OF]-(activity)
// end
MATCH (activity)-[:HAS_TYPE]->(kind)
// include: counted
WITH year, total, previous_year, kind, count(DISTINCT counted) AS activities ORDER BY year
WITH collect({year: year, total: total, previous_year: previous_year, type_id: kind.id, activities: activities}) AS cells
WITH cells, [place IN range(0, size(cells) - 1) WHERE place = 0 OR cells[place].year <> cells[place - 1].year | cells[place]]
     AS years

MATCH (kind:ActivityType)
WHERE $type IS NULL OR kind.id = $type
WITH kind, years, [cell IN cells WHERE cell.type_id = kind.id] AS cells
UNWIND years AS each
WITH kind, cells, each.year AS year, each.total AS total, each.previous_year AS previous_year
WHERE $from_year IS NULL OR year >= $from_year
WITH kind, year, total, previous_year,
     coalesce([cell IN cells WHERE cell.year = year | cell.activities][0], 0) AS activities,
     coalesce([cell IN cells WHERE cell.year = previous_year | cell.activities][0], 0) AS before
RETURN year, kind.id AS type_id, kind.name AS type, kind.name_en AS type_en, activities, total, previous_year,
       CASE WHEN previous_year IS NOT NULL THEN before END AS previous,
       CASE WHEN previous_year IS NOT NULL THEN activities - before END AS change
ORDER BY year, kind.position, type_id
