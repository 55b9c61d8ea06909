// title: 机构改革 | Reforms of agencies
// answers: 历次机构改革：每次由哪些机构成为或划入哪些机构、何时、以何种方式、依据什么文件；一次改革一行。
//   | Reforms of agencies, one row each: the agencies before and after, date, kind and legal basis.
// parameter: agency string of Agency | 只看一个机构所涉及的改革：标识、全称、简称均可 | only reforms of one agency, by id or any of its names
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: change_kind strings in changeKind | 只看某些方式的改革 | only reforms of these kinds
// column: reform_id string of Reform | 机构改革的标识 | id of the reform
// column: reform string | 机构改革 | reform
// column: reform_en string | 英文名称 | its English name
// column: changed_on string | 变动时间 | date
// column: change_kind string | 变动方式 | kind of change
// column: event string | 缘由：所属的那一轮改革，或当时的情况 | event behind it: the round of reforms, or the occasion
// column: originals strings | 原机构 | agencies whose duties passed on
// column: originals_en strings | 英文名称 | their English names
// column: in_part strings | 原机构中只划出部分职责者 | those of them of which only some duties passed on
// column: results strings | 改革后的机构 | agencies that had the duties afterwards
// column: results_en strings | 英文名称 | their English names
// column: legal_basis strings | 法律依据：标题（无标题的为文号）和日期 | legal basis: title, or else number, and date
// column: legal_basis_url strings | 法律依据的网址 | address of the legal basis
// column: source string | 其他来源 | further sources
// column: note string | 说明 | note

MATCH (reform:Reform)
WHERE ($from_year IS NULL OR toInteger(left(reform.changed_on, 4)) >= $from_year)
  AND ($to_year IS NULL OR toInteger(left(reform.changed_on, 4)) <= $to_year)
  AND ($change_kind IS NULL OR reform.change_kind IN $change_kind)
  AND ($agency IS NULL OR EXISTS { MATCH (reform)-[:ORIGINAL|RESULT]->(agency:Agency) WHERE agency.id = $agency })
MATCH (reform)-[:ORIGINAL]->(original:Agency)
OPTIONAL MATCH (reform)-[part:PARTIAL_ORIGINAL|CONTRIBUTOR]->(original)
WITH reform, original, count(part) AS parts
ORDER BY parts, original.pinyin, original.id
WITH reform, collect(original.name) AS originals, collect(original.name_en) AS originals_en,
     collect(CASE WHEN parts > 0 THEN original.name END) AS in_part
MATCH (reform)-[:RESULT]->(result:Agency)
WITH reform, originals, originals_en, in_part, result
ORDER BY result.pinyin, result.id
WITH reform, originals, originals_en, in_part, collect(result.name) AS results, collect(result.name_en) AS results_en
OPTIONAL MATCH (reform)-[:LEGAL_BASIS]->(basis:Policy)
WITH reform, originals, originals_en, in_part, results, results_en, basis
ORDER BY basis.issue_date, basis.id
WITH reform, originals, originals_en, in_part, results, results_en,
     collect(coalesce(basis.title, basis.doc_number) + coalesce(' ' + basis.issue_date, '')) AS legal_basis,
     collect(basis.source_url) AS legal_basis_url
RETURN reform.id AS reform_id, reform.name AS reform, reform.name_en AS reform_en, reform.changed_on AS changed_on,
       reform.change_kind AS change_kind, reform.event AS event, originals, originals_en, in_part, results, results_en,
       legal_basis, legal_basis_url, reform.source AS source, reform.note AS note
ORDER BY changed_on, reform_id
