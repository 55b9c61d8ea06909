// title: 地区比较 | Regions compared
// answers: 各地区每年各类活动的项数；下级地区的活动计入上级。
//   | Number of activities of each type in every region and year; activities in a subordinate region count for the region above it.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: region string of Region | 只看一个地区：代码或名称 | one region only, by code or name
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// parameter: level string in level = provincial | 所比较地区的层级；指定地区时不限 | level of the regions compared; any when a region is named
// parameter: zeros boolean = false | 没有活动的地区、年度、类型也列出，项数为 0 | list every region, year and type, with 0 where there are no activities
// parameter: count string in activities,events,probable_events = activities | 按活动计，或多份通知所写的同一实际活动只计一次：events 只并确定的，probable_events 也并可能的 | count activities, or once the event that several notices plan: events joins certain ones, probable_events also probable ones
// column: year integer | 年度 | year of the campaign
// column: region_id string of Region | 地区代码（GB/T 2260） | code of the region (GB/T 2260)
// column: region string | 地区 | region
// column: region_en string | 英文名称 | its English name
// column: type_id string of ActivityType | 活动类型的标识 | id of the activity type
// column: type string | 活动类型 | activity type
// column: type_en string | 活动类型的英文名称 | its English name
// column: activities integer | 活动项数 | number of activities

// when: region
MATCH (region:Region {id: $region})<-[:WITHIN*0..3]-(:Region)<-[:IN_REGION]-(activity:Activity)
WITH DISTINCT region, activity
MATCH (activity)-[:PART_OF]->(campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
// otherwise
// by year
MATCH (campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
MATCH (campaign)<-[:PART_OF]-(activity:Activity)
WITH campaign, activity
MATCH (activity)-[:IN_REGION]->(place)
WITH campaign, activity, place
MATCH (place)-[:WITHIN*0..3]->(region)
WHERE region.level = $level
WITH DISTINCT campaign, activity, region
// end
MATCH (activity)-[:HAS_TYPE]->(kind)
WHERE $type IS NULL OR kind.id = $type
// include: counted
WITH campaign.year AS year, region, kind, count(DISTINCT counted) AS activities

// when: zeros = true
WITH region, collect({year: year, type_id: kind.id, activities: activities}) AS cells
WITH collect({region_id: region.id, cells: cells}) AS lists
// Only years with a loaded notice: zeros of other years would state what is not known.
MATCH (:Notice)-[:ANNOUNCES]->(campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
WITH lists, collect(DISTINCT campaign.year) AS years
MATCH (region:Region)
WHERE ($region IS NULL AND region.level = $level) OR region.id = $region
WITH years, region, coalesce([list IN lists WHERE list.region_id = region.id | list.cells][0], []) AS cells
MATCH (kind:ActivityType)
WHERE $type IS NULL OR kind.id = $type
UNWIND years AS year
WITH year, region, kind,
     coalesce([cell IN cells WHERE cell.year = year AND cell.type_id = kind.id | cell.activities][0], 0) AS activities
// otherwise
// end
RETURN year, region.id AS region_id, region.name AS region, region.name_en AS region_en,
       kind.id AS type_id, kind.name AS type, kind.name_en AS type_en, activities
ORDER BY year, region_id, kind.position, type_id
