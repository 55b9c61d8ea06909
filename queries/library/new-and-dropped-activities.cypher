// title: 新增与消失的活动 | New and dropped activities
// answers: 与上一有活动记录的年度相比，哪些活动新出现、哪些不再出现、哪些延续；属于同一系列（确定）或名称相同的是同一项活动。
//   | Activities that are new, dropped or kept, compared with the latest earlier year that has activities; activities that certainly belong to one series, or have one name, count as one.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: scope string = national | “质量月”的范围 | scope of the campaign
// parameter: change strings in new,dropped,kept = new,dropped | 列出新增、消失或延续者 | changes to list: new, dropped or kept
// column: year integer | 年度 | year of the campaign
// column: previous_year integer | 上一有记录的年度 | year compared with
// column: change string | new（新增）、dropped（消失）、kept（延续） | new, dropped or kept
// column: series string of ActivitySeries | 系列的标识 | id of the series
// column: name string | 名称，去掉年份、引号等 | name without year and punctuation
// column: activity_ids strings of Activity | 当年活动的标识 | ids of the activities of the year
// column: previous_ids strings of Activity | 上一有记录年度的活动标识 | ids of the activities of the year compared with

// by year
MATCH (campaign:Campaign)
WHERE campaign.scope = $scope
  AND ($to_year IS NULL OR campaign.year <= $to_year)
MATCH (campaign)<-[:PART_OF]-(activity)
WHERE $type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE]->(asked:ActivityType) WHERE asked.id = $type }
WITH DISTINCT campaign.year AS year ORDER BY year
WITH collect(year) AS years
// The years from $from_year on, and the one before it.
WITH years, size([year IN years WHERE year < $from_year]) AS earlier
WITH CASE WHEN earlier > 1 THEN years[earlier - 1..] ELSE years END AS years

MATCH (campaign:Campaign)
WHERE campaign.scope = $scope AND campaign.year IN years
MATCH (campaign)<-[:PART_OF]-(activity:Activity)
WITH years, campaign, activity
WHERE ($type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE]->(asked:ActivityType) WHERE asked.id = $type })
// The name of an activity without year and punctuation.
WITH years, activity, campaign.year AS year,
     reduce(plain = activity.name, mark IN [toString(campaign.year) + '年', toString(campaign.year), '“', '”', '‘',
       '’', '"', '《', '》', '—', '－', '-', ' ', '　'] | replace(plain, mark, '')) AS plain
OPTIONAL MATCH (activity)-[occurrence:IN_SERIES]->(series:ActivitySeries)
  WHERE occurrence.certainty = 'certain'
WITH years, activity, year, plain, min(series.id) AS series
WITH years, activity, year, plain, series,
     CASE WHEN series IS NOT NULL THEN series
          WHEN plain ENDS WITH '活动' AND size(plain) > 2 THEN left(plain, size(plain) - 2) ELSE plain END AS key
OPTIONAL MATCH (activity)-[mention:MENTIONED_IN]->(:Notice)
WITH years, key, series, plain, year, activity.id AS activity, activity.notice AS notice, min(mention.start) AS start
ORDER BY year, notice, start, activity
WITH years, key, series, year, collect(plain) AS plains, collect(DISTINCT activity) AS ids, collect(notice) AS notices,
     collect(start) AS starts
WITH years, key, collect({year: year, series: series, name: plains[0], ids: ids, notice: notices[0], start: starts[0]})
     AS occurrences

// An occurrence is new or kept in its year, and dropped in the next one that has activities.
UNWIND occurrences AS each
UNWIND [0, 1] AS later
WITH occurrences, later, years, [place IN range(0, size(years) - 1) WHERE years[place] = each.year][0] + later AS place
WHERE place > 0 AND place < size(years)
WITH later, years[place] AS year, years[place - 1] AS previous_year,
     [each IN occurrences WHERE each.year = years[place]][0] AS now,
     [each IN occurrences WHERE each.year = years[place - 1]][0] AS before
WHERE (later = 0 OR now IS NULL) AND ($from_year IS NULL OR year >= $from_year)
WITH year, previous_year, now, before,
     CASE WHEN before IS NULL THEN 'new' WHEN now IS NULL THEN 'dropped' ELSE 'kept' END AS change
WHERE change IN $change
WITH year, previous_year, change, coalesce(now.series, before.series) AS series, coalesce(now.name, before.name) AS name,
     coalesce(now.ids, []) AS activity_ids, coalesce(before.ids, []) AS previous_ids,
     coalesce(now.notice, before.notice) AS notice, coalesce(now.start, before.start) AS start
RETURN year, previous_year, change, series, name, activity_ids, previous_ids
ORDER BY year, change DESC, notice, start, coalesce(activity_ids[0], previous_ids[0])
