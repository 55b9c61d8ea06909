// title: 反复开展的活动 | Activities that recur
// answers: 哪些活动以同一名称出现在不同年度或不同通知中；比较时不计年份、引号、书名号、连接号、空格和末尾的“活动”。
//   | Which activities come back under one name in other years or notices; years, quotation marks, dashes, blanks and a final 活动 make no difference.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: across string in years,notices = years | 跨年度（years）或跨通知（notices） | over years, or over notices of whatever year
// parameter: type string of ActivityType | 只看一类活动：标识或名称 | one activity type only, by id or name
// parameter: scope string | “质量月”的范围，如 national、machinery | whose quality month, as in national, machinery
// column: name string | 名称，去掉年份、引号等 | the name without year, quotation marks and the like
// column: printed strings | 各处名称 | the names as they are
// column: years integers | 年度 | the years
// column: notices strings | 通知的标识 | ids of the notices
// column: activities integer | 活动项数 | number of activities
// column: activity_ids strings | 活动的标识 | ids of the activities

MATCH (activity:Activity)-[:PART_OF]->(campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
  AND ($type IS NULL OR EXISTS { MATCH (activity)-[:HAS_TYPE]->(asked:ActivityType) WHERE asked.id = $type })
// What an activity is called, without what makes no difference.
WITH activity, campaign.year AS year,
     reduce(plain = activity.name, mark IN [toString(campaign.year) + '年', toString(campaign.year), '“', '”', '‘',
       '’', '"', '《', '》', '—', '－', '-', ' ', '　'] | replace(plain, mark, '')) AS plain
WITH activity, year, plain,
     CASE WHEN plain ENDS WITH '专项行动' AND size(plain) > 4 THEN left(plain, size(plain) - 4)
          WHEN plain ENDS WITH '活动' AND size(plain) > 2 THEN left(plain, size(plain) - 2) ELSE plain END AS key

OPTIONAL MATCH (activity)-[mention:MENTIONED_IN]->(:Notice)
WITH key, plain, year, activity, min(mention.start) AS start ORDER BY year, activity.notice, start, activity.id
WITH key, collect(DISTINCT activity.name) AS printed, collect(DISTINCT year) AS years,
     collect(DISTINCT activity.notice) AS notices, collect(DISTINCT activity.id) AS activity_ids,
     collect(start) AS starts
WHERE ($across = 'years' AND size(years) > 1) OR ($across = 'notices' AND size(notices) > 1)
RETURN key AS name, printed, years, notices, size(activity_ids) AS activities, activity_ids
ORDER BY size(years) DESC, size(notices) DESC, years[0], notices[0], starts[0], activity_ids[0]
