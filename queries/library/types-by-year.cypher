// title: 活动类型的消长 | The rise and fall of activity types
// answers: 各类活动每年有多少项、比上一有记录的年度增减多少；未写明主办方的活动也计入，除非只看一个机构。
//   | How many activities of each type every year has, and how that changed since the year before of which there are notices; activities without organiser count too, unless one agency is asked for.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: agency string of Actor | 只看一个机构或地区组织的活动：标识、全称、简称均可 | only what one agency or region organised, by id or any of its names
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，须另行指明 | what a participation may rest on; series is derived and must be asked for
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | count predecessors under the agency of that year, month or day; giving it rolls up
// parameter: scope string | “质量月”的范围，如 national、machinery | whose quality month, as in national, machinery
// parameter: level string in level | “质量月”的层级 | level of the quality month
// column: year integer | 年度 | year of the quality month
// column: type_id string | 活动类型的标识 | id of the activity type
// column: type string | 活动类型 | activity type
// column: type_en string | 英文名称 | its English name
// column: activities integer | 该类活动项数，无则为 0 | activities of the type, 0 where there are none
// column: total integer | 当年全部活动项数；一项可属两类 | all activities of the year; one may be of two types
// column: previous_year integer | 上一有记录的年度 | the year before of which there are activities
// column: previous integer | 上一有记录年度的项数 | activities of the type in that year
// column: change integer | 增减 | the difference

// Whose act it is: the agency as it was, or the agency of today, or of $as_of, when rolled up.
MATCH (body:Actor)
OPTIONAL MATCH chain = (body)-[:SUCCEEDED_BY*1..8]->(today:Agency)
  WHERE ($rollup OR $as_of IS NOT NULL)
    AND all(step IN relationships(chain) WHERE step.kind <> 'split'
      AND ($as_of IS NULL OR left(step.date, size($as_of)) <= $as_of))
    AND NOT EXISTS { MATCH (today)-[next:SUCCEEDED_BY]->(:Agency) WHERE next.kind <> 'split'
      AND ($as_of IS NULL OR left(next.date, size($as_of)) <= $as_of) }
WITH body, coalesce(today, body) AS doer
WHERE $agency IS NOT NULL AND $agency IN [body.id, doer.id]
WITH collect(DISTINCT body.id) AS bodies

MATCH (activity:Activity)-[:PART_OF]->(campaign:Campaign)
WHERE ($agency IS NULL OR EXISTS { MATCH (doer:Actor)-[part:ORGANIZED]->(activity) WHERE doer.id IN bodies AND part.basis IN $basis })
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
  AND ($level IS NULL OR campaign.level = $level)
WITH bodies, campaign.year AS year, count(DISTINCT activity.id) AS total ORDER BY year
WITH bodies, collect({year: year, total: total}) AS years

MATCH (kind:ActivityType)<-[:HAS_TYPE]-(activity:Activity)-[:PART_OF]->(campaign:Campaign)
WHERE ($agency IS NULL OR EXISTS { MATCH (doer:Actor)-[part:ORGANIZED]->(activity) WHERE doer.id IN bodies AND part.basis IN $basis })
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
  AND ($level IS NULL OR campaign.level = $level)
WITH years, kind.id AS type_id, campaign.year AS year, count(DISTINCT activity.id) AS activities
WITH years, collect({year: year, type_id: type_id, activities: activities}) AS cells

UNWIND range(0, size(years) - 1) AS place
MATCH (kind:ActivityType)
WHERE ($type IS NULL OR kind.id = $type) AND ($from_year IS NULL OR years[place].year >= $from_year)
WITH kind, cells, years[place].year AS year, years[place].total AS total,
     CASE WHEN place > 0 THEN years[place - 1].year END AS previous_year
WITH kind, year, total, previous_year,
     coalesce([c IN cells WHERE c.type_id = kind.id AND c.year = year | c.activities][0], 0) AS activities,
     coalesce([c IN cells WHERE c.type_id = kind.id AND c.year = previous_year | c.activities][0], 0) AS before
RETURN year, kind.id AS type_id, kind.name AS type, kind.name_en AS type_en, activities, total, previous_year,
       CASE WHEN previous_year IS NOT NULL THEN before END AS previous,
       CASE WHEN previous_year IS NOT NULL THEN activities - before END AS change
ORDER BY year, kind.position, type_id
