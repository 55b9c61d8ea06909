// title: 全国通知的贯彻 | Implementation of a national notice
// answers: 地方、行业“质量月”如何贯彻同年上级“质量月”：是否言明贯彻、是否转发其通知、共用多少口号、主题是否相同。
//   | How regional and industry campaigns implement the wider one of the same year: whether they state it, forward its notice, share its slogans and its theme.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: scope string | 地方或行业范围，如 fujian、machinery | scope of the regional or industry campaign, such as fujian or machinery
// parameter: wider string = national | 被贯彻的上级范围 | wider scope that is implemented
// column: year integer | 年度 | year of both campaigns
// column: campaign_id string of Campaign | 地方或行业“质量月”的标识 | id of the regional or industry campaign
// column: campaign string | 地方或行业“质量月” | regional or industry campaign
// column: campaign_en string | 英文名称 | its English name
// column: level string | 层级 | its level
// column: wider_id string of Campaign | 上级“质量月”的标识 | id of the wider campaign
// column: implements boolean | 通知言明贯彻 | whether its notice states that it implements the wider one
// column: forwarding strings of Notice | 转发上级通知的通知 | ids of its notices that forward a notice of the wider one
// column: forwarded strings of Notice | 被转发的通知 | ids of the forwarded notices
// column: themes strings | 主题 | its themes
// column: wider_themes strings | 上级主题 | themes of the wider campaign
// column: same_theme boolean | 主题相同 | whether they share a theme
// column: slogans integer | 口号条数 | number of slogans
// column: shared_slogans integer | 其中与上级相同的条数 | number of them that the wider campaign has as well
// column: activities integer | 活动项数 | number of activities
// column: derived string | 未言明时推定贯彻所依据的规则 | rule by which the implementation is inferred where no notice states it
// column: quotes strings | 言明贯彻或转发的原文 | quotes that state the implementation or the forwarding

// by year
MATCH (wide:Campaign)
WHERE wide.scope = $wider
  AND ($from_year IS NULL OR wide.year >= $from_year)
  AND ($to_year IS NULL OR wide.year <= $to_year)
OPTIONAL MATCH (wide)-[use:HAS_THEME]->(theme)
  WHERE use.registered_in IS NULL OR use.status = 'confirmed'
WITH wide, use, theme ORDER BY coalesce(use.notice, '~'), coalesce(use.start, 0), theme.id
WITH wide, collect(DISTINCT theme.text) AS wider_themes
OPTIONAL MATCH (wide)-[printing:HAS_SLOGAN]->(slogan)
  WHERE printing.notice IS NOT NULL
WITH wide, wider_themes, collect(DISTINCT slogan.id) AS wider_slogans

MATCH (own:Campaign)
WHERE own.year = wide.year AND own.scope <> $wider AND ($scope IS NULL OR own.scope = $scope)
  AND EXISTS { MATCH (own)<-[:ANNOUNCES]-(:Notice) } // a register does not state how the wider one is implemented
WITH own, wide, wider_themes, wider_slogans
ORDER BY own.year, CASE own.level WHEN 'provincial' THEN 1 WHEN 'municipal' THEN 2 WHEN 'county' THEN 3 WHEN 'industry' THEN 4 ELSE 5 END,
         own.id
// page
OPTIONAL MATCH (own)-[carried:IMPLEMENTS]->(wide)
WITH own, wide, wider_themes, wider_slogans, carried ORDER BY carried.notice, carried.start
WITH own, wide, wider_themes, wider_slogans, min(CASE WHEN carried.derived = true THEN carried.rule END) AS derived,
     count(CASE WHEN carried.derived IS NULL THEN carried END) AS carrying,
     collect(DISTINCT CASE WHEN carried.derived IS NULL THEN carried.quote END) AS carried_quotes
OPTIONAL MATCH (own)<-[:ANNOUNCES]-(local:Notice)-[passing:FORWARDS]->(passed:Notice)-[:ANNOUNCES]->(wide)
WITH own, wide, wider_themes, wider_slogans, derived, carrying, carried_quotes, local, passing, passed
ORDER BY local.id, passed.id, passing.start
WITH own, wide, wider_themes, wider_slogans, derived, carrying, carried_quotes, collect(DISTINCT local.id) AS forwarding,
     collect(DISTINCT passed.id) AS forwarded, collect(DISTINCT passing.quote) AS passing_quotes
OPTIONAL MATCH (own)-[use:HAS_THEME]->(theme)
  WHERE use.registered_in IS NULL OR use.status = 'confirmed'
WITH own, wide, wider_themes, wider_slogans, derived, carrying, carried_quotes, forwarding, forwarded, passing_quotes, use,
     theme
ORDER BY coalesce(use.notice, '~'), coalesce(use.start, 0), theme.id
WITH own, wide, wider_themes, wider_slogans, derived, carrying, carried_quotes, forwarding, forwarded, passing_quotes,
     collect(DISTINCT theme.text) AS themes
OPTIONAL MATCH (own)-[printing:HAS_SLOGAN]->(slogan)
  WHERE printing.notice IS NOT NULL
WITH own, wide, wider_themes, wider_slogans, derived, carrying, carried_quotes, forwarding, forwarded, passing_quotes,
     themes, collect(DISTINCT slogan.id) AS slogans
OPTIONAL MATCH (own)<-[:PART_OF]-(activity)
WITH own, wide, wider_themes, wider_slogans, derived, carrying, carried_quotes, forwarding, forwarded, passing_quotes,
     themes, slogans, count(DISTINCT activity) AS activities
RETURN own.year AS year, own.id AS campaign_id, own.name AS campaign, own.name_en AS campaign_en, own.level AS level,
       wide.id AS wider_id, carrying > 0 AS implements, forwarding, forwarded, themes, wider_themes,
       any(text IN themes WHERE text IN wider_themes) AS same_theme, size(slogans) AS slogans,
       size([slogan IN slogans WHERE slogan IN wider_slogans]) AS shared_slogans, activities,
       derived, carried_quotes + [text IN passing_quotes WHERE NOT text IN carried_quotes] AS quotes
ORDER BY year, CASE own.level WHEN 'provincial' THEN 1 WHEN 'municipal' THEN 2 WHEN 'county' THEN 3 WHEN 'industry' THEN 4 ELSE 5 END,
         campaign_id
