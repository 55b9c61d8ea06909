// title: 历年联合发文机构 | Joint issuers by year
// answers: 每份通知由哪些机构署名、次序如何、与正文所称部门数是否相符。
//   | Which bodies signed each notice and in which order, and whether they are as many as the notice says.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: agency string of Agency | 只看一个机构：标识、全称、简称均可 | one agency only, by id or any of its names
// parameter: level string in level | 通知的层级 | level of the notice
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | count predecessors under the agency of that year, month or day; giving it rolls up
// column: year integer | 年度 | year of the quality month
// column: notice_id string | 通知的标识 | id of the notice
// column: notice string | 通知 | the notice
// column: position integer | 署名次序 | place among the issuers
// column: agency_id string | 机构的标识 | id of the agency
// column: agency string | 机构 | agency
// column: agency_en string | 英文名称 | its English name
// column: name_as_printed string | 原文写法 | the name as printed
// column: printed integer | 该通知署名机构数 | how many bodies signed the notice
// column: stated integer | 正文所称部门数 | how many issuers it says it has

// Whose act it is: the agency as it was, or the agency of today, or of $as_of, when rolled up.
MATCH (body:Agency)
OPTIONAL MATCH chain = (body)-[:SUCCEEDED_BY*1..8]->(today:Agency)
  WHERE ($rollup OR $as_of IS NOT NULL)
    AND all(step IN relationships(chain) WHERE step.kind <> 'split'
      AND ($as_of IS NULL OR left(step.date, size($as_of)) <= $as_of))
    AND NOT EXISTS { MATCH (today)-[next:SUCCEEDED_BY]->(:Agency) WHERE next.kind <> 'split'
      AND ($as_of IS NULL OR left(next.date, size($as_of)) <= $as_of) }
WITH body, coalesce(today, body) AS doer

MATCH (body)-[issuance:ISSUED]->(notice:Notice)
WHERE ($from_year IS NULL OR notice.campaign_year >= $from_year)
  AND ($to_year IS NULL OR notice.campaign_year <= $to_year)
  AND ($level IS NULL OR notice.level = $level)
WITH notice, collect({issuance: issuance, body: body, doer: doer}) AS signatures
UNWIND signatures AS signature
WITH notice, size(signatures) AS printed, signature.issuance AS issuance, signature.body AS body,
     signature.doer AS doer
WHERE $agency IS NULL OR $agency IN [body.id, doer.id]
RETURN notice.campaign_year AS year, notice.id AS notice_id, notice.title AS notice,
       issuance.position AS position, doer.id AS agency_id, doer.name AS agency, doer.name_en AS agency_en,
       issuance.name_as_printed AS name_as_printed, printed, notice.issuer_count_stated AS stated
ORDER BY coalesce(year, 9999), notice_id, position, agency_id
