// title: 哪个机构哪年组织了哪类活动 | Agencies, activity types and years
MATCH (actor:Actor)-[part:ORGANIZED]->(activity:Activity)-[:PART_OF]->(campaign:Campaign)
WHERE part.derived IS NULL
MATCH (activity)-[:HAS_TYPE]->(kind:ActivityType)
RETURN campaign.year AS year, actor, kind, count(DISTINCT activity) AS activities
ORDER BY activities DESC, year, actor.id, kind.position
LIMIT 100

// title: 谁与谁一起办活动 | Who organises activities together
MATCH (one:Agency)-[first:ORGANIZED]->(activity:Activity)<-[second:ORGANIZED]-(two:Agency)
WHERE one.id < two.id AND first.derived IS NULL AND second.derived IS NULL
RETURN one, first, activity, second, two
ORDER BY one.id, two.id, activity.id
LIMIT 50

// title: 名称含某词的活动及其原句 | Activities by a word in their names, with quotes
// parameters: {"word": "检验检测"}
MATCH (activity:Activity)-[mention:MENTIONED_IN]->(notice:Notice)
WHERE activity.name CONTAINS $word
RETURN notice.campaign_year AS year, activity, mention.section AS section, mention.quote AS quote,
       coalesce(notice.title, notice.source_file) AS notice
ORDER BY year, notice, mention.start

// title: 全国质量月历年的发文机关 | Issuers of the national campaign by year
// parameters: {"scope": "national"}
MATCH (agency:Agency)-[:ISSUED]->(:Notice)-[:ANNOUNCES]->(campaign:Campaign {scope: $scope})
WITH DISTINCT agency, campaign.year AS year
ORDER BY year
WITH agency, collect(year) AS years
RETURN agency, size(years) AS count, years
ORDER BY count DESC, agency.pinyin, agency.id

// title: 一个机构的前身 | Predecessors of an agency
// parameters: {"agency": "samr"}
MATCH way = (former:Agency)-[:SUCCEEDED_BY*1..4]->(agency:Agency {id: $agency})
RETURN way
ORDER BY length(way), former.id
LIMIT 30

// title: 各地的活动 | Activities and their regions
// parameters: {"year": 2023}
MATCH (campaign:Campaign {year: $year})<-[:PART_OF]-(activity:Activity)-[place:IN_REGION]->(region:Region)
RETURN region, place, activity, place.quote AS quote
ORDER BY region.id, activity.id
LIMIT 40

// title: 两个机构之间的路径 | Paths between two agencies
// parameters: {"from": "spc", "to": "gacc"}
MATCH (from:Agency {id: $from}), (to:Agency {id: $to})
MATCH way = allShortestPaths((from)-[:ORGANIZED|ISSUED|MENTIONED_IN|SUCCEEDED_BY|SUBORDINATE_TO*..6]-(to))
RETURN way
LIMIT 10

// title: 通知援引的政策 | Policies that notices cite
MATCH (notice:Notice)-[cites:CITES]->(policy:Policy)
RETURN notice.campaign_year AS year, notice.id AS notice, policy, cites.quote AS quote
ORDER BY year, notice, cites.start
LIMIT 100
