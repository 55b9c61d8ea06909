// title: 通知总览 | Notices
// answers: 已载入哪些通知：标题、文号、日期、署名机构数与所称部门数、活动数、口号数、提示。
//   | Loaded notices: title, document number, date, number of issuers signed and stated, activities, slogans, warnings.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: level string in level | 通知的层级 | level of the notice
// parameter: agency string of Agency | 署名机构：标识、全称、简称均可 | issuer, by id or any of its names
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | roll up to the agencies of that year, month or day; implies a roll-up
// column: notice_id string of Notice | 通知的标识 | id of the notice
// column: year integer | 年度 | year of the campaign
// column: level string | 层级 | level
// column: kind string | 文种 | kind of document
// column: title string | 标题 | title
// column: doc_number string | 文号 | document number
// column: issue_date string | 成文日期 | date of issue
// column: campaigns strings of Campaign | 部署的“质量月” | ids of the campaigns that it announces
// column: printed integer | 印出的发文机构数 | number of issuers that it prints
// column: stated integer | 正文所称部门数 | number of issuers that the notice states
// column: activities integer | 活动项数 | number of activities that it mentions
// column: slogans integer | 口号条数 | number of slogans that it prints
// column: forwards strings of Notice | 所转发的通知 | ids of the notices it forwards
// column: warnings strings | 提示 | warnings
// column: source_file string | 来源文件 | source file

MATCH (notice:Notice)
WHERE notice.fingerprint IS NOT NULL
  AND ($from_year IS NULL OR notice.campaign_year >= $from_year)
  AND ($to_year IS NULL OR notice.campaign_year <= $to_year)
  AND ($level IS NULL OR notice.level = $level)
// when: agency
MATCH (original:Agency)-[:ISSUED]->(notice)
// include: rollup
WITH notice, collect(DISTINCT original.id) AS issuers, collect(DISTINCT today.id) AS successors
WHERE $agency IN issuers OR $agency IN successors
// otherwise
// end
WITH notice ORDER BY coalesce(notice.campaign_year, 9999), coalesce(notice.issue_date, '9999'), notice.id
// page
OPTIONAL MATCH (original:Agency)-[:ISSUED]->(notice)
WITH notice, collect(DISTINCT original.id) AS issuers
OPTIONAL MATCH (notice)-[:ANNOUNCES]->(campaign:Campaign)
WITH notice, issuers, campaign ORDER BY campaign.id
WITH notice, size(issuers) AS printed, collect(DISTINCT campaign.id) AS campaigns
OPTIONAL MATCH (notice)<-[:MENTIONED_IN]-(activity:Activity)
WITH notice, printed, campaigns, count(DISTINCT activity) AS activities
OPTIONAL MATCH (notice)-[:FORWARDS]->(cited:Notice)
WITH notice, printed, campaigns, activities, cited ORDER BY cited.id
WITH notice, printed, campaigns, activities, collect(DISTINCT cited.id) AS cited
// The forwarded notice itself, if it is loaded, in place of the one that is known by its cited number.
OPTIONAL MATCH (notice)-[:FORWARDS]->(forwarded:Notice) WHERE forwarded.fingerprint IS NOT NULL
WITH notice, printed, campaigns, activities, cited, forwarded ORDER BY forwarded.id
WITH notice, printed, campaigns, activities, cited, collect(DISTINCT forwarded.id) AS loaded
WITH notice, printed, campaigns, activities, CASE WHEN size(loaded) > 0 THEN loaded ELSE cited END AS forwards
OPTIONAL MATCH (notice)-[:ANNOUNCES]->(:Campaign)-[use:HAS_SLOGAN]->(slogan:Slogan)
  WHERE use.notice = notice.id
WITH notice, printed, campaigns, activities, forwards, count(DISTINCT slogan.id) AS slogans
RETURN notice.id AS notice_id, notice.campaign_year AS year, notice.level AS level, notice.kind AS kind,
       notice.title AS title, notice.doc_number AS doc_number, notice.issue_date AS issue_date, campaigns, printed,
       notice.issuer_count_stated AS stated, activities, slogans, forwards, coalesce(notice.warnings, []) AS warnings,
       notice.source_file AS source_file
ORDER BY coalesce(year, 9999), coalesce(issue_date, '9999'), notice_id
