// title: 政策引用 | Policy citations
// answers: 各项政策文件被哪些通知引用，原文在何处；被引多的在前。
//   | Notices that cite each policy, each with its quote; the most cited policies come first.
// parameter: policy string of Policy | 只看一项政策：标识、标题或文号 | one policy only, by id, title or number
// parameter: from_year integer | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含） | last year, inclusive
// parameter: level string in level | 通知的层级 | level of the notice
// column: policy_id string of Policy,Notice | 政策或通知的标识 | id of the policy, or of the notice that is cited
// column: policy string | 标题 | its title
// column: doc_number string | 文号 | its document number
// column: policy_class string | Policy（政策）或 Notice（通知） | Policy or Notice
// column: cited_by integer | 引用它的通知数 | number of notices that cite it
// column: year integer | 年度 | year of the notice
// column: notice_id string of Notice | 通知的标识 | id of the notice
// column: notice string | 通知 | notice that cites it
// column: section string | 章节 | section
// column: start integer | 起始位置（字符，从 0 起） | start of the quote, in characters from 0
// column: end integer | 结束位置（不含） | end of the quote, exclusive
// column: quote string | 原文 | quote

MATCH (notice:Notice)-[citation:CITES]->(policy)
WHERE ($from_year IS NULL OR notice.campaign_year >= $from_year)
  AND ($to_year IS NULL OR notice.campaign_year <= $to_year)
  AND ($level IS NULL OR notice.level = $level)
  AND ($policy IS NULL OR policy.id = $policy)
WITH policy, notice, citation ORDER BY coalesce(notice.campaign_year, 9999), notice.id, citation.start
WITH policy, count(DISTINCT notice.id) AS cited_by, collect({notice: notice, citation: citation}) AS places
WITH policy, cited_by, places, places[0] AS first
UNWIND places AS place
WITH policy, cited_by, first, place.notice AS notice, place.citation AS citation
RETURN policy.id AS policy_id, policy.title AS policy, policy.doc_number AS doc_number,
       CASE WHEN policy:Notice THEN 'Notice' ELSE 'Policy' END AS policy_class, cited_by,
       notice.campaign_year AS year, notice.id AS notice_id, notice.title AS notice,
       citation.section AS section, citation.start AS start, citation.end AS `end`, citation.quote AS quote
ORDER BY cited_by DESC, coalesce(first.notice.campaign_year, 9999), first.notice.id, first.citation.start, policy_id,
         coalesce(year, 9999), notice_id, start
