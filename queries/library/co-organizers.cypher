// title: 谁与谁一起办 | Who works with whom
// answers: 哪些机构或地区共同组织过活动，共几项，在哪些年度。
//   | Which agencies and regions organised activities together, how many, and in which years.
// parameter: agency string of Actor | 只看一个机构或地区的搭档：标识、全称、简称均可 | the partners of one agency or region only, by id or any of its names
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，须另行指明 | what a participation may rest on; series is derived and must be asked for
// parameter: role strings in role = lead,partner | 计入的角色 | the roles that count
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | count predecessors under the agency of that year, month or day; giving it rolls up
// column: actor_id string | 一方的标识 | id of the one
// column: actor string | 一方 | the one
// column: actor_en string | 一方的英文名称 | its English name
// column: other_id string | 另一方的标识 | id of the other
// column: other string | 另一方 | the other
// column: other_en string | 另一方的英文名称 | its English name
// column: activities integer | 共同组织的活动项数 | activities they organised together
// column: years integers | 年度 | the years
// column: activity_ids strings | 活动的标识 | ids of the activities

// Whose act it is: the agency as it was, or the agency of today, or of $as_of, when rolled up.
MATCH (body:Actor)
OPTIONAL MATCH chain = (body)-[:SUCCEEDED_BY*1..8]->(today:Agency)
  WHERE ($rollup OR $as_of IS NOT NULL)
    AND all(step IN relationships(chain) WHERE step.kind <> 'split'
      AND ($as_of IS NULL OR left(step.date, size($as_of)) <= $as_of))
    AND NOT EXISTS { MATCH (today)-[next:SUCCEEDED_BY]->(:Agency) WHERE next.kind <> 'split'
      AND ($as_of IS NULL OR left(next.date, size($as_of)) <= $as_of) }
WITH body, coalesce(today, body) AS doer

MATCH (body)-[part:ORGANIZED]->(activity:Activity)-[:PART_OF]->(campaign:Campaign)
WHERE part.basis IN $basis AND part.role IN $role
  AND ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE]->(asked:ActivityType) WHERE asked.id = $type })
WITH activity, campaign.year AS year, body.id AS body_id, doer,
     CASE WHEN doer:Region THEN 'Region ' + doer.id ELSE 'Agency ' + coalesce(doer.pinyin, '') + ' ' + doer.id END AS key
ORDER BY key
WITH activity, year, collect(DISTINCT {doer: doer, body_id: body_id, key: key}) AS together
WHERE size(together) > 1
UNWIND together AS one
UNWIND together AS two
WITH activity, year, one, two, one.doer AS doer, two.doer AS other
WHERE doer.id <> other.id AND ((one.key < two.key AND $agency IS NULL) OR $agency IN [one.body_id, doer.id])
WITH doer, other, one.key AS key, two.key AS other_key, activity.id AS activity_id, year ORDER BY year, activity_id
WITH doer, other, key, other_key, count(DISTINCT activity_id) AS activities, collect(DISTINCT year) AS years,
     collect(DISTINCT activity_id) AS activity_ids
RETURN doer.id AS actor_id, doer.name AS actor, doer.name_en AS actor_en, other.id AS other_id,
       other.name AS other, other.name_en AS other_en, activities, years, activity_ids
ORDER BY activities DESC, key, other_key
