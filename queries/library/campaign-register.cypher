// title: 历届质量月登记 | Register of quality months
// answers: 每届“质量月”已知的主题、联合部门数、活动项数、文号、日期，通知所载与其他公开来源所载并列，各注出处。
//   | What is known of each quality month: theme, joint issuers, activities, number, dates; what notices say and what other public sources say side by side, each with its source.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: scope string | “质量月”的范围，如 national、machinery | whose quality month, as in national, machinery
// parameter: fact strings in fact | 只看这些事项 | these facts only
// parameter: basis strings in notice,register = notice,register | 取自通知、登记册或两者 | from notices, from registers or both
// parameter: status strings in status = confirmed,unconfirmed | 登记的查证情况；通知所载不受此限 | whether records are confirmed; what notices say is listed either way
// column: year integer | 年度 | year of the quality month
// column: scope string | 范围 | whose quality month
// column: campaign_id string | “质量月”的标识 | id of the quality month
// column: fact string | 事项：theme、joint_issuers（通知自称的部门数，未称则为署名数）、activities、doc_number、issue_date、rally_date
//   | what is told; joint_issuers is the number a notice states, else how many signed it
// column: value string | 内容 | what is said
// column: basis string | notice（通知所载）、register（登记册所载） | notice: a notice says so; register: another public source does
// column: status string | 查证情况，只用于登记 | of a record: confirmed or unconfirmed
// column: source string | 通知或来源的标题 | title of the notice or of the source
// column: source_url string | 来源网址 | page of the source
// column: source_id string | 通知或登记的标识 | id of the notice or of the record
// column: note string | 说明 | what a reader must know

MATCH (source)-[telling:ANNOUNCES|DESCRIBES]->(campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
WITH source, campaign, CASE WHEN type(telling) = 'DESCRIBES' THEN 'register' ELSE 'notice' END AS basis
WHERE basis IN $basis AND (basis = 'notice' OR source.status IN $status)
OPTIONAL MATCH (campaign)-[use:HAS_THEME]->(theme:Theme)
  WHERE use.notice = source.id
WITH source, campaign, basis, min(theme.text) AS theme
OPTIONAL MATCH (source)<-[:ISSUED]-(body:Agency)
WITH source, campaign, basis, theme, count(DISTINCT body.id) AS signed
OPTIONAL MATCH (source)<-[:MENTIONED_IN]-(activity:Activity)-[:PART_OF]->(campaign)
WITH source, campaign, basis, theme, signed, count(DISTINCT activity.id) AS activities
WITH source, campaign, basis,
     CASE WHEN basis = 'register' THEN [[source.fact, source.value]]
          ELSE [['theme', theme],
                ['joint_issuers', toString(coalesce(source.issuer_count_stated, signed))],
                ['activities', toString(activities)],
                ['doc_number', source.doc_number],
                ['issue_date', source.issue_date]] END AS pairs
UNWIND pairs AS pair
WITH source, campaign, basis, pair[0] AS fact, pair[1] AS value
WHERE value IS NOT NULL AND value <> '0' AND ($fact IS NULL OR fact IN $fact)
RETURN campaign.year AS year, campaign.scope AS scope, campaign.id AS campaign_id, fact, value, basis,
       source.status AS status, coalesce(source.source, source.title) AS source, source.source_url AS source_url,
       source.id AS source_id, source.note AS note
ORDER BY year, CASE scope WHEN 'national' THEN 0 ELSE 1 END, campaign_id,
         CASE fact WHEN 'theme' THEN 1 WHEN 'joint_issuers' THEN 2 WHEN 'activities' THEN 3 WHEN 'doc_number' THEN 4
                   WHEN 'issue_date' THEN 5 ELSE 6 END, basis, status, value, source_id
