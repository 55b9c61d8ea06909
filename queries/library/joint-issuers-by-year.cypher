// title: 历年联合发文机构 | Joint issuers by year
// answers: 每份通知由哪些机构署名、次序如何、与正文所称部门数是否相符。
//   | Agencies that signed each notice, in which order, and whether their number is the one that the notice states.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: agency string of Agency | 只看一个机构：标识、全称、简称均可 | one agency only, by id or any of its names
// parameter: level string in level | 通知的层级 | level of the notice
// parameter: rollup boolean = false | 将前身机构计入今天的机构 | count predecessors under today's agency
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | roll up to the agencies of that year, month or day; implies a roll-up
// column: year integer | 年度 | year of the campaign
// column: notice_id string of Notice | 通知的标识 | id of the notice
// column: notice string | 通知 | notice
// column: position integer | 署名次序 | position among the issuers
// column: agency_id string of Agency | 机构的标识 | id of the agency
// column: agency string | 机构 | agency
// column: agency_en string | 英文名称 | its English name
// column: name_as_printed string | 原文写法 | name as printed
// column: printed integer | 该通知印出的发文机构数 | number of issuers that the notice prints
// column: stated integer | 正文所称部门数 | number of issuers that the notice states
// column: complete boolean | 发文机构是否齐全；否则署名遗失，只知正文写明的牵头机构 | whether all issuers are known; if not, the signatures are lost and the text names the first

// when: agency
// include: predecessors
MATCH (original)-[:ISSUED]->(notice:Notice)
WITH DISTINCT notice
// otherwise
MATCH (notice:Notice)
// end
WHERE ($from_year IS NULL OR notice.campaign_year >= $from_year)
  AND ($to_year IS NULL OR notice.campaign_year <= $to_year)
  AND ($level IS NULL OR notice.level = $level)
MATCH (notice)<-[issuance:ISSUED]-(original)
// include: rollup
WITH notice, issuance, original, coalesce(today, original) AS current
WITH notice, collect({issuance: issuance, original: original, current: current}) AS signatures
UNWIND signatures AS signature
WITH notice, size(signatures) AS printed, signature.issuance AS issuance, signature.original AS original,
     signature.current AS current
WHERE $agency IS NULL OR $agency IN [original.id, current.id]
RETURN notice.campaign_year AS year, notice.id AS notice_id, notice.title AS notice,
       issuance.position AS position, current.id AS agency_id, current.name AS agency, current.name_en AS agency_en,
       issuance.name_as_printed AS name_as_printed, printed, notice.issuer_count_stated AS stated,
       coalesce(notice.issuers_complete, true) AS complete
ORDER BY coalesce(year, 9999), notice_id, position, agency_id
