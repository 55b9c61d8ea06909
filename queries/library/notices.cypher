// title: 通知总览 | Notices
// answers: 已载入哪些通知：标题、文号、日期、署名机构数与所称部门数、活动数、口号数、提示。
//   | The notices that are loaded: title, number, date, how many issuers signed and are stated, activities, slogans, warnings.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: level string in level | 通知的层级 | level of the notice
// parameter: agency string of Agency | 署名机构：标识、全称、简称均可 | an agency that signed it, by id or any of its names
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | count predecessors under the agency of that year, month or day; giving it rolls up
// column: notice_id string | 通知的标识 | id of the notice
// column: year integer | 年度 | year of the quality month
// column: level string | 层级 | level
// column: kind string | 文种 | kind of document
// column: title string | 标题 | title
// column: doc_number string | 文号 | document number
// column: issue_date string | 成文日期 | date of issue
// column: campaigns strings | 部署的“质量月” | ids of the quality months it arranges
// column: printed integer | 署名机构数 | how many bodies signed it
// column: stated integer | 正文所称部门数 | how many issuers it says it has
// column: activities integer | 活动项数 | activities it tells of
// column: slogans integer | 口号条数 | slogans it prints
// column: forwards strings | 所转发的通知 | ids of the notices it forwards
// column: warnings strings | 提示 | what a reader should know
// column: source_file string | 来源文件 | the file it was read from

MATCH (notice:Notice)
WHERE notice.fingerprint IS NOT NULL
  AND ($from_year IS NULL OR notice.campaign_year >= $from_year)
  AND ($to_year IS NULL OR notice.campaign_year <= $to_year)
  AND ($level IS NULL OR notice.level = $level)
// Whose act it is: the agency as it was, or the agency of today, or of $as_of, when rolled up.
OPTIONAL MATCH (body:Agency)-[:ISSUED]->(notice)
OPTIONAL MATCH chain = (body)-[:SUCCEEDED_BY*1..8]->(today:Agency)
  WHERE ($rollup OR $as_of IS NOT NULL)
    AND all(step IN relationships(chain) WHERE step.kind <> 'split'
      AND ($as_of IS NULL OR left(step.date, size($as_of)) <= $as_of))
    AND NOT EXISTS { MATCH (today)-[next:SUCCEEDED_BY]->(:Agency) WHERE next.kind <> 'split'
      AND ($as_of IS NULL OR left(next.date, size($as_of)) <= $as_of) }
WITH notice, collect(DISTINCT body.id) AS bodies, collect(DISTINCT today.id) AS successors
WHERE $agency IS NULL OR $agency IN bodies OR $agency IN successors
OPTIONAL MATCH (notice)-[:ANNOUNCES]->(campaign:Campaign)
WITH notice, bodies, campaign ORDER BY campaign.id
WITH notice, size(bodies) AS printed, collect(DISTINCT campaign.id) AS campaigns
OPTIONAL MATCH (notice)<-[:MENTIONED_IN]-(activity:Activity)
WITH notice, printed, campaigns, count(DISTINCT activity.id) AS activities
OPTIONAL MATCH (notice)-[:FORWARDS]->(forwarded:Notice)
WITH notice, printed, campaigns, activities, forwarded ORDER BY forwarded.id
WITH notice, printed, campaigns, activities, collect(DISTINCT forwarded.id) AS forwards
OPTIONAL MATCH (notice)-[:ANNOUNCES]->(:Campaign)-[use:HAS_SLOGAN]->(slogan:Slogan)
  WHERE use.notice = notice.id
WITH notice, printed, campaigns, activities, forwards, count(DISTINCT slogan.id) AS slogans
RETURN notice.id AS notice_id, notice.campaign_year AS year, notice.level AS level, notice.kind AS kind,
       notice.title AS title, notice.doc_number AS doc_number, notice.issue_date AS issue_date, campaigns, printed,
       notice.issuer_count_stated AS stated, activities, slogans, forwards, coalesce(notice.warnings, []) AS warnings,
       notice.source_file AS source_file
ORDER BY coalesce(year, 9999), coalesce(issue_date, '9999'), notice_id
