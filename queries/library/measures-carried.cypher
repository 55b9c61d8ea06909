// title: 全国举措的落地 | National measures in a region or an industry
// answers: 地方、行业“质量月”与同年全国“质量月”同属一个系列的活动，逐项对照：全国怎么说、地方怎么做。
//   | Activities of a regional or industry campaign and those of the national campaign of the same year that belong to the same series, side by side.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: scope string | 地方或行业范围，如 fujian、machinery | scope of the regional or industry campaign, such as fujian or machinery
// parameter: wider string = national | 被贯彻的上级范围 | wider scope whose measures are implemented
// parameter: certainty strings in certainty = certain,probable | 计入确定的、可能的 | certain, probable, or both
// column: year integer | 年度 | year of both campaigns
// column: campaign_id string of Campaign | 地方或行业“质量月”的标识 | id of the regional or industry campaign
// column: campaign string | 地方或行业“质量月” | regional or industry campaign
// column: series string of ActivitySeries | 系列的标识 | id of the series
// column: title string | 系列名称 | name of the series
// column: title_en string | 系列的英文名称 | its English name
// column: certainty string | certain（确定）或 probable（可能） | certain or probable
// column: wider_activity_id string of Activity | 上级活动的标识 | id of the wider activity
// column: wider_activity string | 上级活动 | wider activity
// column: wider_quote string | 上级原文 | its quote
// column: activity_id string of Activity | 活动的标识 | id of the activity
// column: activity string | 活动 | activity
// column: quote string | 原文 | its quote

// by year
MATCH (wide:Campaign)
WHERE wide.scope = $wider
  AND ($from_year IS NULL OR wide.year >= $from_year)
  AND ($to_year IS NULL OR wide.year <= $to_year)
MATCH (wide)<-[:PART_OF]-(measure:Activity)
WITH wide, measure
MATCH (measure)-[there:IN_SERIES]->(series)
WHERE there.certainty IN $certainty
WITH wide.year AS year, series.id AS carried, collect({measure: measure, there: there}) AS measures
WITH year, collect(carried) AS carried, collect({series: carried, measures: measures}) AS lists
MATCH (own:Campaign)
WHERE own.year = year AND own.scope <> $wider AND ($scope IS NULL OR own.scope = $scope)
MATCH (own)<-[:PART_OF]-(activity:Activity)
WITH carried, lists, own, activity
MATCH (activity)-[here:IN_SERIES]->(series)
WHERE here.certainty IN $certainty AND series.id IN carried
UNWIND [list IN lists WHERE list.series = series.id | list.measures][0] AS wider
WITH own, series, activity, here, wider.measure AS measure, wider.there AS there
ORDER BY own.year, own.id, there.start, measure.id, here.start, activity.id
// page
RETURN own.year AS year, own.id AS campaign_id, own.name AS campaign, series.id AS series, series.name AS title,
       series.name_en AS title_en,
       CASE WHEN here.certainty = 'certain' AND there.certainty = 'certain' THEN 'certain' ELSE 'probable' END AS certainty,
       measure.id AS wider_activity_id, measure.name AS wider_activity, there.quote AS wider_quote,
       activity.id AS activity_id, activity.name AS activity, here.quote AS quote
ORDER BY year, campaign_id, there.start, wider_activity_id, here.start, activity_id
