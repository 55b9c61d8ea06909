// title: 机构 × 活动类型 × 年度 | Agencies by activity type and year
// answers: 每个机构（或只写明地名的地区）每年组织了多少项各类活动。
//   | How many activities of each type every agency organised in each year; a region stands for itself where a notice names only the region.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: agency string of Actor | 只看一个机构或地区：标识、全称、简称均可 | one agency or region only, by id or any of its names
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，须另行指明 | what a participation may rest on; series is derived and must be asked for
// parameter: role strings in role = lead,partner | 计入的角色 | the roles that count
// parameter: level string in level | 机构或地区的层级 | level of the agency or region
// parameter: scope string | “质量月”的范围，如 national、machinery | whose quality month, as in national, machinery
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | count predecessors under the agency of that year, month or day; giving it rolls up
// column: year integer | 年度 | year of the quality month
// column: actor_id string | 机构或地区的标识 | id of the agency or region
// column: actor string | 机构或地区 | agency or region
// column: actor_en string | 英文名称 | its English name
// column: actor_class string | Agency（机构）或 Region（地区） | Agency or Region
// column: type_id string | 活动类型的标识 | id of the activity type
// column: type string | 活动类型 | activity type
// column: type_en string | 活动类型的英文名称 | its English name
// column: activities integer | 活动项数；同一活动属两类时各计一次 | number of activities; one of two types counts under both
// column: led integer | 其中作为主办的项数 | how many of them it led

// Whose act it is: the agency as it was, or the agency of today, or of $as_of, when rolled up.
MATCH (body:Actor)
OPTIONAL MATCH chain = (body)-[:SUCCEEDED_BY*1..8]->(today:Agency)
  WHERE ($rollup OR $as_of IS NOT NULL)
    AND all(step IN relationships(chain) WHERE step.kind <> 'split'
      AND ($as_of IS NULL OR left(step.date, size($as_of)) <= $as_of))
    AND NOT EXISTS { MATCH (today)-[next:SUCCEEDED_BY]->(:Agency) WHERE next.kind <> 'split'
      AND ($as_of IS NULL OR left(next.date, size($as_of)) <= $as_of) }
WITH body, coalesce(today, body) AS doer
WHERE ($agency IS NULL OR $agency IN [body.id, doer.id])
  AND ($level IS NULL OR doer.level = $level)

MATCH (body)-[part:ORGANIZED]->(activity:Activity)-[:PART_OF]->(campaign:Campaign)
WHERE part.basis IN $basis AND part.role IN $role
  AND ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
MATCH (activity)-[:HAS_TYPE]->(kind:ActivityType)
WHERE $type IS NULL OR kind.id = $type
WITH campaign.year AS year, doer, kind, count(DISTINCT activity.id) AS activities,
     count(DISTINCT CASE WHEN part.role = 'lead' THEN activity.id END) AS led
RETURN year, doer.id AS actor_id, doer.name AS actor, doer.name_en AS actor_en,
       CASE WHEN doer:Region THEN 'Region' ELSE 'Agency' END AS actor_class,
       kind.id AS type_id, kind.name AS type, kind.name_en AS type_en, activities, led
ORDER BY year, actor_class, CASE WHEN doer:Region THEN doer.id ELSE coalesce(doer.pinyin, '') END,
         actor_id, kind.position, type_id
