// title: 谁与谁一起办 | Co-organisers
// answers: 哪些机构或地区共同组织过活动，共几项，在哪些年度。
//   | Agencies and regions that organised activities together, how many, and in which years.
// parameter: agency string of Actor | 只看一个机构或地区的搭档：标识、全称、简称均可 | only partners of one agency or region, by id or any of its names
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: basis strings in basis = explicit,heading,issuer,curated | 计入的依据方式；series 为推得，须另行指明 | bases of participation that count; series is derived and has to be named
// parameter: role strings in role = lead,partner | 计入的角色 | roles that count
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | roll up to the agencies of that year, month or day; implies a roll-up
// column: actor_id string of Actor | 一方的标识 | id of the agency or region
// column: actor string | 一方 | one agency or region
// column: actor_en string | 一方的英文名称 | its English name
// column: other_id string of Actor | 另一方的标识 | id of the other agency or region
// column: other string | 另一方 | the other agency or region
// column: other_en string | 另一方的英文名称 | its English name
// column: activities integer | 共同组织的活动项数 | number of activities organised together
// column: years integers | 年度 | years
// column: activity_ids strings of Activity | 活动的标识，至多一百个 | ids of the activities, a hundred at most

// when: agency
// include: predecessors
MATCH (original)-[:ORGANIZED]->(activity:Activity)
WITH DISTINCT activity
MATCH (activity)-[:PART_OF]->(campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
WITH activity
MATCH (activity)<-[part:ORGANIZED]-(original)
WHERE part.basis IN $basis AND part.role IN $role
WITH activity, collect(DISTINCT original) AS together
// otherwise
MATCH (campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
CALL (campaign) {
  MATCH (campaign)<-[:PART_OF]-(activity)
  WHERE COUNT { (activity)<-[:ORGANIZED]-() } > 1
  WITH activity
  MATCH (activity)<-[part:ORGANIZED]-(original)
  WHERE part.basis IN $basis AND part.role IN $role
  RETURN activity, collect(DISTINCT original) AS together
}
WITH activity, together
// end
WHERE size(together) > 1
  AND ($type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE]->(asked:ActivityType) WHERE asked.id = $type })
// when: agency or rollup = true or as_of
UNWIND together AS original
// include: rollup
WITH activity, original, coalesce(today, original) AS current
WITH activity, collect(DISTINCT current) AS together,
     collect(DISTINCT CASE WHEN $agency IN [original.id, current.id] THEN current.id END) AS asked
// otherwise
WITH activity, together, [] AS asked
// end
UNWIND together AS one
UNWIND together AS two
WITH activity, asked, one, two
WHERE one.id <> two.id AND (($agency IS NULL AND one.id < two.id) OR one.id IN asked)
WITH one, two, count(*) AS activities, collect(activity) AS together
WITH activities, together, one, two,
     CASE WHEN one:Region THEN 'Region ' + one.id ELSE 'Agency ' + coalesce(one.pinyin, '') + ' ' + one.id END AS one_key,
     CASE WHEN two:Region THEN 'Region ' + two.id ELSE 'Agency ' + coalesce(two.pinyin, '') + ' ' + two.id END AS two_key
// Without an agency that is asked for, each pair is listed once, in the order of the names.
WITH activities, together, one, two, one_key, two_key, $agency IS NULL AND one_key > two_key AS turned
WITH activities, together, CASE WHEN turned THEN two ELSE one END AS current, CASE WHEN turned THEN one ELSE two END AS other,
     CASE WHEN turned THEN two_key ELSE one_key END AS key, CASE WHEN turned THEN one_key ELSE two_key END AS other_key
ORDER BY activities DESC, key, other_key
// page
CALL (together) {
  UNWIND together AS activity
  MATCH (activity)-[:PART_OF]->(campaign)
  WITH campaign.year AS year, activity.id AS id ORDER BY year, id
  WITH collect(DISTINCT year) AS years, collect(DISTINCT id) AS ids
  RETURN years, ids[..100] AS activity_ids
}
RETURN current.id AS actor_id, current.name AS actor, current.name_en AS actor_en, other.id AS other_id,
       other.name AS other, other.name_en AS other_en, activities, years, activity_ids
ORDER BY activities DESC, key, other_key
