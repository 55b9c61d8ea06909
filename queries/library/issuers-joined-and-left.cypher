// title: 联合发文机构的进出 | Issuers that joined and left
// answers: 与上一份印有署名的通知相比，哪些机构新加入、哪些退出；未印署名的年度（如 2023 年）跳过。
//   | Which bodies joined and which left since the last notice that prints its issuers; years whose list is lost, such as 2023, are passed over.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: agency string of Agency | 只看一个机构：标识、全称、简称均可 | one agency only, by id or any of its names
// parameter: scope string = national | “质量月”的范围 | whose quality month
// parameter: change strings in joined,left,stayed = joined,left | 列出加入、退出或留任者 | list those that joined, left or stayed
// parameter: rollup boolean = true | 前身机构计入今天的机构；更名不算退出 | count predecessors under today's agency: a new name is no leaving
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | count predecessors under the agency of that year, month or day; giving it rolls up
// column: year integer | 年度 | year of the quality month
// column: previous_year integer | 上一个印有署名的年度 | the year before whose issuers are printed
// column: change string | joined（加入）、left（退出）、stayed（留任） | joined, left or stayed
// column: agency_id string | 机构的标识 | id of the agency
// column: agency string | 机构 | agency
// column: agency_en string | 英文名称 | its English name
// column: position integer | 当年署名次序 | its place among the issuers of the year
// column: previous_position integer | 上一年度的署名次序 | its place in the year before

// Whose act it is: the agency as it was, or the agency of today, or of $as_of, when rolled up.
MATCH (body:Agency)
OPTIONAL MATCH chain = (body)-[:SUCCEEDED_BY*1..8]->(today:Agency)
  WHERE ($rollup OR $as_of IS NOT NULL)
    AND all(step IN relationships(chain) WHERE step.kind <> 'split'
      AND ($as_of IS NULL OR left(step.date, size($as_of)) <= $as_of))
    AND NOT EXISTS { MATCH (today)-[next:SUCCEEDED_BY]->(:Agency) WHERE next.kind <> 'split'
      AND ($as_of IS NULL OR left(next.date, size($as_of)) <= $as_of) }
WITH body, coalesce(today, body) AS doer

MATCH (body)-[issuance:ISSUED]->(:Notice)-[:ANNOUNCES]->(campaign:Campaign)
WHERE campaign.scope = $scope
  AND ($to_year IS NULL OR campaign.year <= $to_year)
WITH campaign.year AS year, doer, min(issuance.position) AS position ORDER BY year
WITH year, collect({id: doer.id, position: position}) AS signed ORDER BY year
WITH collect({year: year, signed: signed}) AS years

UNWIND range(1, size(years) - 1) AS place
WITH years[place] AS now, years[place - 1] AS before
WHERE $from_year IS NULL OR now.year >= $from_year
MATCH (doer:Agency)
WHERE doer.id IN [each IN now.signed | each.id] OR doer.id IN [each IN before.signed | each.id]
WITH now.year AS year, before.year AS previous_year, doer,
     [each IN now.signed WHERE each.id = doer.id | each.position][0] AS position,
     [each IN before.signed WHERE each.id = doer.id | each.position][0] AS previous_position
WITH year, previous_year, doer, position, previous_position,
     CASE WHEN previous_position IS NULL THEN 'joined' WHEN position IS NULL THEN 'left' ELSE 'stayed' END AS change
WHERE change IN $change
  AND ($agency IS NULL OR doer.id = $agency OR (($rollup OR $as_of IS NOT NULL) AND EXISTS {
    MATCH chain = (body:Agency)-[:SUCCEEDED_BY*1..8]->(doer)
    WHERE body.id = $agency AND all(step IN relationships(chain) WHERE step.kind <> 'split') }))
RETURN year, previous_year, change, doer.id AS agency_id, doer.name AS agency, doer.name_en AS agency_en,
       position, previous_position
ORDER BY year, change, coalesce(doer.pinyin, ''), agency_id
