// title: 联合发文机构的进出 | Issuers that joined and left
// answers: 与上一份印有署名的通知相比，哪些机构新加入、哪些退出；署名不全的年度（如 2023 年）跳过。登记册所列名单须另行指明。
//   | Agencies that joined or left since the previous notice that prints all its issuers; years whose list is lost, such as 2023, are skipped. Lists in registers count where they are asked for.
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: agency string of Agency | 只看一个机构：标识、全称、简称均可 | one agency only, by id or any of its names
// parameter: scope string = national | “质量月”的范围 | scope of the campaign
// parameter: change strings in joined,left,stayed = joined,left | 列出加入、退出或留任者 | changes to list: joined, left or stayed
// parameter: basis strings in notice,register = notice | 名单取自通知或登记册；登记册只取已查证的，少于登记的联合部门数者不计，同一年度以通知为准 | lists of notices or of registers: of these the confirmed ones, without lists shorter than the registered number of joint issuers; the notice decides where a year has both
// parameter: rollup boolean = true | 前身机构计入今天的机构；更名不算退出 | count predecessors under today's agency: a renamed agency has not left
// parameter: as_of date | 归并到该年、月或日的机构；指明即归并 | roll up to the agencies of that year, month or day; implies a roll-up
// column: year integer | 年度 | year of the campaign
// column: previous_year integer | 上一个已知名单的年度 | latest earlier year whose issuers are known
// column: change string | joined（加入）、left（退出）、stayed（留任） | joined, left or stayed
// column: agency_id string of Agency | 机构的标识 | id of the agency
// column: agency string | 机构 | agency
// column: agency_en string | 英文名称 | its English name
// column: position integer | 当年署名次序 | position among the issuers of the year
// column: previous_position integer | 上一年度的署名次序 | position among the issuers of the earlier year

MATCH (campaign:Campaign)
WHERE campaign.scope = $scope AND ($to_year IS NULL OR campaign.year <= $to_year)
// when: basis = register
MATCH (campaign)<-[:ANNOUNCES|DESCRIBES]-(source)
WHERE (source.fact IS NULL AND 'notice' IN $basis AND coalesce(source.issuers_complete, true))
   OR (source.fact = 'issuer' AND source.status = 'confirmed')
WITH campaign, source
MATCH (source)-[naming:ISSUED|NAMES]-(named:Agency)
WITH campaign, named.id AS id, CASE WHEN naming.basis IS NULL THEN 1 ELSE 2 END AS rank,
     min(coalesce(naming.position, 9999)) AS position
WITH campaign, rank, collect({id: id, position: position}) AS list
OPTIONAL MATCH (campaign)<-[:DESCRIBES]-(count:Record)
  WHERE count.fact = 'joint_issuers' AND count.status = 'confirmed'
WITH campaign, rank, list, min(toInteger(count.value)) AS stated
WHERE rank = 1 OR size(list) >= coalesce(stated, 0)
WITH campaign.year AS year, rank, list ORDER BY year, rank
WITH year, collect(list) AS lists
UNWIND lists[0] AS each
MATCH (original:Agency {id: each.id})
WITH year, original, each.position AS position
// otherwise
MATCH (campaign)<-[:ANNOUNCES]-(notice)
WHERE coalesce(notice.issuers_complete, true)
WITH campaign, notice
MATCH (notice)<-[issuance:ISSUED]-(original)
WITH campaign.year AS year, original, min(issuance.position) AS position
// end
// include: rollup
WITH year, coalesce(today, original) AS current, min(position) AS position ORDER BY year
WITH year, collect({agency: current, id: current.id, position: position}) AS signed ORDER BY year
WITH collect({year: year, signed: signed}) AS years

UNWIND range(1, size(years) - 1) AS place
WITH years[place] AS now, years[place - 1] AS before
WHERE $from_year IS NULL OR now.year >= $from_year
UNWIND now.signed + before.signed AS each
WITH DISTINCT now, before, each.agency AS current
WITH now.year AS year, before.year AS previous_year, current,
     [each IN now.signed WHERE each.id = current.id | each.position][0] AS position,
     [each IN before.signed WHERE each.id = current.id | each.position][0] AS previous_position
WITH year, previous_year, current, position, previous_position,
     CASE WHEN previous_position IS NULL THEN 'joined' WHEN position IS NULL THEN 'left' ELSE 'stayed' END AS change
WHERE change IN $change
  AND ($agency IS NULL OR current.id = $agency OR (($rollup OR $as_of IS NOT NULL) AND EXISTS {
    MATCH chain = (original:Agency)-[:SUCCEEDED_BY*1..8]->(current)
    WHERE original.id = $agency AND all(step IN relationships(chain) WHERE step.change_kind <> 'split') }))
RETURN year, previous_year, change, current.id AS agency_id, current.name AS agency, current.name_en AS agency_en,
       CASE WHEN position < 9999 THEN position END AS position,
       CASE WHEN previous_position < 9999 THEN previous_position END AS previous_position
ORDER BY year, change, coalesce(current.pinyin, ''), agency_id
