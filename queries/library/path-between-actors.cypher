// title: 两个机构之间的路径 | Paths between two actors
// answers: 两个机构（或地区）通过哪些通知、活动、沿革、区划变更或隶属关系相连；给出最短的几条路径，逐步附依据。
//   | Shortest paths that connect two agencies or regions through notices, activities, succession, changes of regions or subordination, step by step, with evidence.
// parameter: from_actor string required of Actor | 起点机构或地区：标识、全称、简称均可 | agency or region to start from, by id or any of its names
// parameter: to_actor string required of Actor | 终点机构或地区：标识、全称、简称均可 | agency or region to reach, by id or any of its names
// parameter: max_steps integer from 1 to 8 = 6 | 最多几步（不超过 8） | number of steps, at most 8
// parameter: paths integer from 1 to 10000 = 3 | 最多给出几条 | number of paths, at most
// example: from_actor=spc to_actor=gacc
// column: path integer | 路径序号 | number of the path
// column: step integer | 步序 | number of the step
// column: source_class string | 本步起点的类 | class of the source of the step
// column: source_id string of Actor,Activity,Notice | 本步起点的标识 | its id
// column: source string | 本步起点 | source of the step
// column: relation string | 关系 | type of the relationship
// column: forward boolean | 关系方向与步进方向一致 | whether the relationship points in the direction of the step
// column: target_class string | 本步终点的类 | class of the target of the step
// column: target_id string of Actor,Activity,Notice | 本步终点的标识 | its id
// column: target string | 本步终点 | target of the step
// column: notice_id string of Notice | 所据通知的标识 | id of the notice that states it
// column: section string | 章节 | section
// column: start integer | 起始位置（字符，从 0 起） | start of the quote, in characters from 0
// column: end integer | 结束位置（不含） | end of the quote, exclusive
// column: quote string | 原文 | quote

MATCH (from:Actor {id: $from_actor}), (to:Actor {id: $to_actor})
WITH from, to
WHERE from.id <> to.id
MATCH way = allShortestPaths((from)-[:ORGANIZED|ISSUED|MENTIONED_IN|FORWARDS|SUCCEEDED_BY|CHANGED_INTO|SUBORDINATE_TO|HAS_JURISDICTION|WITHIN*..8]-(to))
WHERE none(tie IN relationships(way) WHERE tie.derived IS NOT NULL)
// A WHERE of its own: within the MATCH, Neo4j would go on to search every longer path.
WITH way
WHERE length(way) <= $max_steps
// Two statements of one fact are two relationships: paths are compared by their nodes.
WITH [stop IN nodes(way) | stop.id] AS ids, collect(nodes(way)) AS same
WITH ids, same[0] AS stops ORDER BY ids LIMIT $paths
WITH collect(stops) AS ways
UNWIND range(0, size(ways) - 1) AS way
UNWIND range(0, size(ways[way]) - 2) AS step
WITH way + 1 AS path, step + 1 AS step, ways[way][step] AS source, ways[way][step + 1] AS target
MATCH (source)-[tie:ORGANIZED|ISSUED|MENTIONED_IN|FORWARDS|SUCCEEDED_BY|CHANGED_INTO|SUBORDINATE_TO|HAS_JURISDICTION|WITHIN]-(target)
WHERE tie.derived IS NULL
WITH path, step, source, target, tie ORDER BY type(tie), tie.notice, tie.start, tie.end
WITH path, step, source, target, collect(tie) AS ties
WITH path, step, source, target, ties[0] AS tie
RETURN path, step,
       CASE WHEN source:Agency THEN 'Agency' WHEN source:Region THEN 'Region' WHEN source:Notice THEN 'Notice' ELSE 'Activity' END AS source_class,
       source.id AS source_id, coalesce(source.name, source.title) AS source, type(tie) AS relation,
       startNode(tie).id = source.id AS forward,
       CASE WHEN target:Agency THEN 'Agency' WHEN target:Region THEN 'Region' WHEN target:Notice THEN 'Notice' ELSE 'Activity' END AS target_class,
       target.id AS target_id, coalesce(target.name, target.title) AS target, tie.notice AS notice_id,
       tie.section AS section, tie.start AS start, tie.end AS `end`, tie.quote AS quote
ORDER BY path, step
