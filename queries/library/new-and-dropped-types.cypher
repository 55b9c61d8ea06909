// title: 新增与消失的活动类型 | New and dropped activity types
// answers: 与上一有活动记录的年度相比，哪些活动类型新出现、哪些不再出现。
//   | Activity types that are new or dropped, compared with the latest earlier year that has activities.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: scope string = national | “质量月”的范围 | scope of the campaign
// parameter: change strings in new,dropped,kept = new,dropped | 列出新增、消失或延续者 | changes to list: new, dropped or kept
// column: year integer | 年度 | year of the campaign
// column: previous_year integer | 上一有记录的年度 | year compared with
// column: change string | new（新增）、dropped（消失）、kept（延续） | new, dropped or kept
// column: type_id string of ActivityType | 活动类型的标识 | id of the activity type
// column: type string | 活动类型 | activity type
// column: type_en string | 英文名称 | its English name
// column: activities integer | 当年项数 | number of activities in the year
// column: previous integer | 上一有记录年度的项数 | number of activities in the year compared with

MATCH (campaign:Campaign)
WHERE campaign.scope = $scope
  AND ($to_year IS NULL OR campaign.year <= $to_year)
MATCH (campaign)<-[:PART_OF]-(activity)
WITH campaign, activity
MATCH (activity)-[:HAS_TYPE]->(kind)
WITH campaign.year AS year, kind, count(DISTINCT activity) AS activities
WITH year, collect({id: kind.id, activities: activities}) AS types ORDER BY year
WITH collect({year: year, types: types}) AS years

UNWIND range(1, size(years) - 1) AS place
WITH years[place] AS now, years[place - 1] AS before
WHERE $from_year IS NULL OR now.year >= $from_year
MATCH (kind:ActivityType)
WITH now.year AS year, before.year AS previous_year, kind,
     coalesce([each IN now.types WHERE each.id = kind.id | each.activities][0], 0) AS activities,
     coalesce([each IN before.types WHERE each.id = kind.id | each.activities][0], 0) AS previous
WHERE activities + previous > 0
WITH year, previous_year, kind, activities, previous,
     CASE WHEN previous = 0 THEN 'new' WHEN activities = 0 THEN 'dropped' ELSE 'kept' END AS change
WHERE change IN $change
RETURN year, previous_year, change, kind.id AS type_id, kind.name AS type, kind.name_en AS type_en, activities, previous
ORDER BY year, change DESC, kind.position, type_id
