// title: 历届质量月登记 | Register of quality months
// answers: 每届“质量月”已知的主题、联合部门数、活动项数、文号、日期，以及登记的口号、联合发文机构、活动、通知和启动仪式，通知所载与其他公开来源所载并列，各注出处。
//   | Known facts of each campaign: theme, joint issuers, activities, document number, dates, and in registers slogans, names of issuers, activities, notices and openings; statements of notices and of other public sources side by side, each with its source.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: scope string | “质量月”的范围，如 national、machinery | scope of the campaign, such as national or machinery
// parameter: fact strings in fact | 只看这些事项 | only these facts
// parameter: basis strings in notice,register = notice,register | 取自通知、登记册或两者 | stated by notices, by registers or by both
// parameter: status strings in status = confirmed,unconfirmed | 登记的查证情况；通知所载不受此限 | status of records; statements of notices are listed whatever it is
// column: year integer | 年度 | year of the campaign
// column: scope string | 范围 | scope of the campaign
// column: campaign_id string of Campaign | “质量月”的标识 | id of the campaign
// column: fact string | 事项：theme、joint_issuers（通知自称的部门数，未称则为署名数）、activities、doc_number、issue_date、rally_date，登记另有 slogan、issuer、activity、notice、opening
//   | the fact; joint_issuers is the number that a notice states, or else the number that signed it; slogan, issuer, activity, notice and opening are facts of registers
// column: value string | 内容 | value of the fact
// column: basis string | notice（通知所载）、register（登记册所载） | notice: stated by a notice; register: stated by another public source
// column: status string | 查证情况，只用于登记 | status of a record: confirmed or unconfirmed
// column: source string | 通知或来源的标题 | title of the notice or of the source
// column: source_url string | 来源网址 | address of the source
// column: source_id string of Notice,Record | 通知或登记的标识 | id of the notice or of the record
// column: note string | 说明 | note
// column: date string | 通知的成文日期，或登记的活动、通知、启动仪式的日期 | date of issue of the notice; of a record, that of its activity, notice or opening
// column: actor_ids strings of Actor | 署名的、登记所列的机构和地区的标识 | ids of the agencies that signed, or of the agencies and regions that the record names
// column: actors strings | 这些机构和地区 | these agencies and regions

// by year
MATCH (campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
MATCH (campaign)<-[statement:ANNOUNCES|DESCRIBES]-(source)
WITH source, campaign, CASE WHEN type(statement) = 'DESCRIBES' THEN 'register' ELSE 'notice' END AS basis
WHERE basis IN $basis AND (basis = 'notice' OR source.status IN $status)
OPTIONAL MATCH (campaign)-[use:HAS_THEME]->(theme:Theme)
  WHERE use.notice = source.id
WITH source, campaign, basis, min(theme.text) AS theme
OPTIONAL MATCH (source)<-[:ISSUED]-(issuer:Agency)
WITH source, campaign, basis, theme, count(DISTINCT issuer.id) AS signed
WITH source, campaign, basis, theme, signed,
     COUNT { MATCH (source)<-[:MENTIONED_IN]-(activity:Activity) WHERE EXISTS { MATCH (activity)-[:PART_OF]->(campaign) }
             RETURN DISTINCT activity.id } AS activities
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
CALL (source) {
  OPTIONAL MATCH (source)-[naming:NAMES|ISSUED]-(actor:Actor)
  WITH actor, naming ORDER BY coalesce(naming.position, 9999), CASE naming.role WHEN 'lead' THEN 0 ELSE 1 END, actor.id
  RETURN collect(DISTINCT actor.id) AS actor_ids, collect(DISTINCT actor.name) AS actors, min(naming.position) AS position
}
// The issuers of a notice are those of their number alone, not of its theme or date.
WITH source, campaign, basis, fact, value, position, basis = 'register' OR fact = 'joint_issuers' AS named, actor_ids, actors
RETURN campaign.year AS year, campaign.scope AS scope, campaign.id AS campaign_id, fact, value, basis,
       source.status AS status, coalesce(source.source, source.title) AS source, source.source_url AS source_url,
       source.id AS source_id, source.note AS note, coalesce(source.date_from, source.issue_date) AS date,
       CASE WHEN named THEN actor_ids ELSE [] END AS actor_ids, CASE WHEN named THEN actors ELSE [] END AS actors
ORDER BY year, CASE scope WHEN 'national' THEN 0 ELSE 1 END, campaign_id,
         CASE fact WHEN 'theme' THEN 1 WHEN 'joint_issuers' THEN 2 WHEN 'activities' THEN 3 WHEN 'doc_number' THEN 4
                   WHEN 'issue_date' THEN 5 WHEN 'rally_date' THEN 6 WHEN 'slogan' THEN 7 WHEN 'issuer' THEN 8
                   WHEN 'activity' THEN 9 WHEN 'notice' THEN 10 ELSE 11 END, basis, status,
         CASE fact WHEN 'issuer' THEN coalesce(position, 9999) ELSE 0 END, value, source_id
