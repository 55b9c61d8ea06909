// == notices
// -- every notice with its year and title
MATCH (n:Notice) RETURN n.id, n.campaign_year, n.title ORDER BY n.campaign_year, n.id
// -- notices of a year
// parameters: {"year": 2025}
MATCH (n:Notice) WHERE n.campaign_year = $year RETURN n.id AS id, n.level AS level ORDER BY id
// -- notices between two years
// parameters: {"from": 2015, "to": 2024}
MATCH (n:Notice)
WHERE n.campaign_year >= $from AND n.campaign_year <= $to
RETURN n.campaign_year AS year, count(*) AS notices
ORDER BY year DESC
// -- a chained comparison
MATCH (n:Notice) WHERE 2016 < n.campaign_year <= 2025 RETURN n.id ORDER BY n.id
// -- notices without a date of issue
MATCH (n:Notice) WHERE n.issue_date IS NULL RETURN n.id, n.source_file
// -- notices with a document number
MATCH (n:Notice) WHERE n.doc_number IS NOT NULL RETURN n.doc_number AS number, n.number_key AS key ORDER BY number
// -- length of the text and of the title
MATCH (n:Notice)
RETURN n.id AS id, size(n.text) AS characters, size(coalesce(n.title, '')) AS title_length
ORDER BY characters DESC
// -- warnings as rows
MATCH (n:Notice)
UNWIND n.warnings AS warning
RETURN n.id, warning
// -- warnings by their kind
MATCH (n:Notice) UNWIND coalesce(n.warnings, []) AS warning
RETURN split(warning, ':')[0] AS kind, count(*) AS times ORDER BY times DESC, kind
// -- notice as a node
MATCH (n:Notice {level: 'industry'}) RETURN n ORDER BY n.id LIMIT 1
// -- the beginning and the end of a notice's text
MATCH (n:Notice) RETURN n.id, left(n.text, 20) AS head, right(n.text, 20) AS tail
// -- printed issuers against the number stated
MATCH (n:Notice)
OPTIONAL MATCH (a:Agency)-[i:ISSUED]->(n)
WITH n, count(DISTINCT a) AS printed
RETURN n.id AS id, printed, n.issuer_count_stated AS stated,
       CASE WHEN n.issuer_count_stated IS NULL THEN 'not stated'
            WHEN n.issuer_count_stated = printed THEN 'equal'
            ELSE 'differs' END AS verdict
ORDER BY id
// -- forwarded notices
MATCH (local:Notice)-[f:FORWARDS]->(wider:Notice)
RETURN local.id AS local, wider.id AS wider, f.quote AS quote
// -- who is copied
MATCH (n:Notice) WHERE size(coalesce(n.cc, [])) > 0 RETURN n.id, n.cc
// -- first recipient of each notice
MATCH (n:Notice) WHERE n.recipients IS NOT NULL RETURN n.id, head(n.recipients) AS first, last(n.recipients) AS final

// == campaigns, themes and slogans
// -- campaigns by year
MATCH (c:Campaign) RETURN c.year AS year, collect(c.id) AS campaigns ORDER BY year
// -- first and last national campaign
MATCH (c:Campaign {scope: 'national'}) RETURN min(c.year) AS first, max(c.year) AS last, count(*) AS campaigns
// -- themes over the years
MATCH (c:Campaign {scope: 'national'})-[:HAS_THEME]->(t:Theme)
RETURN c.year AS year, collect(DISTINCT t.text) AS themes ORDER BY year
// -- theme words and how often they are used
MATCH (c:Campaign)-[:HAS_THEME]->(t:Theme)
UNWIND t.words AS word
RETURN word, count(DISTINCT c.year) AS years ORDER BY years DESC, word LIMIT 5
// -- themes about a strong country
MATCH (t:Theme) WHERE '质量强国' IN t.words RETURN t.text AS text ORDER BY text
// -- years without a known campaign
MATCH (c:Campaign {scope: 'national'})
WITH collect(DISTINCT c.year) AS known
UNWIND range(1978, 2025) AS year
WITH year, known WHERE NOT year IN known
RETURN collect(year) AS unknown
// -- gaps between campaigns
MATCH (c:Campaign {scope: 'national'})
WITH c.year AS year ORDER BY year
WITH collect(year) AS years
UNWIND range(1, size(years) - 1) AS i
WITH years[i - 1] AS earlier, years[i] AS later
WHERE later - earlier > 1
RETURN earlier, later, later - earlier AS gap
// -- slogans that several campaigns share
MATCH (a:Campaign)-[:HAS_SLOGAN]->(s:Slogan)<-[:HAS_SLOGAN]-(b:Campaign)
WHERE a.id < b.id
RETURN a.id, b.id, count(DISTINCT s) AS shared ORDER BY shared DESC, a.id, b.id
// -- slogans in printed order
MATCH (c:Campaign {id: 'national-2025'})-[usage:HAS_SLOGAN]->(s:Slogan)
WITH s, min(usage.start) AS place ORDER BY place
RETURN s.text AS slogan, place
// -- the longest slogan
MATCH (s:Slogan) RETURN s.text, size(s.text) AS length ORDER BY length DESC, s.text LIMIT 1
// -- campaigns without a theme
MATCH (c:Campaign) WHERE NOT EXISTS { (c)-[:HAS_THEME]->(:Theme) } RETURN c.id ORDER BY c.id
// -- themes that a notice states or a register
MATCH (c:Campaign)-[usage:HAS_THEME]->(t)
RETURN c.year AS year, t.text AS theme,
       CASE WHEN usage.registered_in IS NULL THEN 'notice' ELSE 'register' END AS basis,
       usage.status AS status
ORDER BY year, basis, theme
// -- campaigns that implement another one
MATCH (own:Campaign)-[i:IMPLEMENTS]->(wide:Campaign)
RETURN own.name, wide.name, coalesce(i.derived, false) AS derived ORDER BY own.id
// -- scopes and levels
MATCH (c:Campaign) RETURN DISTINCT c.scope AS scope, c.level AS level ORDER BY scope, level
// -- themes with an average length
MATCH (t:Theme) RETURN avg(size(t.text)) AS mean, min(size(t.text)) AS shortest, max(size(t.text)) AS longest

// == activities and types
// -- activities by type
MATCH (a:Activity)-[:HAS_TYPE]->(t:ActivityType)
RETURN t.id AS type, t.name AS name, count(DISTINCT a) AS activities
ORDER BY activities DESC, type
// -- activities by type and year
MATCH (t:ActivityType)<-[:HAS_TYPE]-(a:Activity)-[:PART_OF]->(c:Campaign)
RETURN t.name AS type, c.year AS year, count(DISTINCT a) AS n ORDER BY type, year
// -- a matrix of type by year in one row each
MATCH (t:ActivityType)
OPTIONAL MATCH (t)<-[:HAS_TYPE]-(a:Activity)-[:PART_OF]->(c:Campaign)
WITH t, c.year AS year, count(DISTINCT a) AS n
ORDER BY t.position, year
RETURN t.name AS type, collect({year: year, n: n}) AS cells
// -- activities of two types
MATCH (a:Activity)-[:HAS_TYPE]->(t)
WITH a, collect(DISTINCT t.name) AS types
WHERE size(types) = 2
RETURN a.name AS activity, types ORDER BY activity LIMIT 10
// -- which types go together
MATCH (x:ActivityType)<-[:HAS_TYPE]-(a:Activity)-[:HAS_TYPE]->(y:ActivityType)
WHERE x.position < y.position
RETURN x.name, y.name, count(DISTINCT a) AS together ORDER BY together DESC, x.name, y.name LIMIT 12
// -- activities in which enterprises take part
MATCH (a:Activity) WHERE '企业' IN a.targets RETURN count(*) AS activities
// -- targets and how often they are named
MATCH (a:Activity) UNWIND a.targets AS target
WITH target, count(*) AS times WHERE times >= 3
RETURN target, times ORDER BY times DESC, target
// -- activities with an edition
MATCH (a:Activity) WHERE a.edition IS NOT NULL RETURN a.name, a.edition ORDER BY a.edition DESC, a.name
// -- activities of one section
MATCH (a:Activity) WHERE a.section STARTS WITH '三' RETURN a.section AS section, count(a) AS n ORDER BY section
// -- activities whose clause contains a word
// parameters: {"word": "标准"}
MATCH (a:Activity) WHERE a.text CONTAINS $word OR a.name CONTAINS $word
RETURN a.notice AS notice, a.name AS name ORDER BY notice, name SKIP 2 LIMIT 5
// -- activities of no type
MATCH (a:Activity) WHERE NOT (a)-[:HAS_TYPE]->() RETURN count(a) AS untyped
// -- type facets
MATCH (t:ActivityType) RETURN t.facet AS facet, count(*) AS types, collect(t.notation) AS notations ORDER BY facet
// -- types by notation, paged
// parameters: {"skip": 5, "limit": 5}
MATCH (t:ActivityType) RETURN t.notation, t.name, t.name_en ORDER BY t.notation SKIP $skip LIMIT $limit
// -- share of every type
MATCH (a:Activity)-[:HAS_TYPE]->(:ActivityType)
WITH toFloat(count(DISTINCT a)) AS total
MATCH (a:Activity)-[:HAS_TYPE]->(t:ActivityType)
WITH t, total, count(DISTINCT a) AS n
RETURN t.name AS type, n, round(100 * n / total) AS percent ORDER BY n DESC, type
// -- activities per notice, with a having clause
MATCH (n:Notice)<-[:MENTIONED_IN]-(a:Activity)
WITH n, count(DISTINCT a) AS activities
WHERE activities > 20
RETURN n.id AS notice, activities ORDER BY activities DESC
// -- activities mentioned in more than one place
MATCH (a:Activity)-[m:MENTIONED_IN]->(n:Notice)
WITH a, n, count(m) AS times WHERE times > 1
RETURN a.name, n.id, times ORDER BY times DESC, a.name
// -- dated activities, soonest first
MATCH (a:Activity) WHERE a.date_from IS NOT NULL
RETURN a.name AS name, a.date AS printed, a.date_from AS starting, a.date_to AS ending
ORDER BY starting, name
// -- activities that have a place
MATCH (a:Activity) WHERE a.place IS NOT NULL RETURN a.place AS place, a.name AS name
// -- new types of a later year
MATCH (t:ActivityType)<-[:HAS_TYPE]-(:Activity)-[:PART_OF]->(c:Campaign {scope: 'national'})
WITH t, min(c.year) AS first
RETURN first, collect(t.id) AS types ORDER BY first

// == series
// -- series and their occurrences
MATCH (s:ActivitySeries)<-[:IN_SERIES]-(a:Activity)-[:PART_OF]->(c:Campaign)
RETURN s.name AS series, collect(DISTINCT c.year) AS years, count(DISTINCT a) AS occurrences
ORDER BY occurrences DESC, series
// -- series of three or more years
MATCH (s:ActivitySeries)<-[:IN_SERIES]-(a)-[:PART_OF]->(c:Campaign)
WITH s, count(DISTINCT c.year) AS years WHERE years >= 3
RETURN s.id, years ORDER BY s.id
// -- series that only notices know
MATCH (s:ActivitySeries {provisional: true}) RETURN s.id, s.name
// -- series with other names
MATCH (s:ActivitySeries) WHERE s.alt_names IS NOT NULL
RETURN s.name, size(s.alt_names) AS others, s.alt_names[0] AS one ORDER BY others DESC, s.name LIMIT 8
// -- series that both industry and nation have
MATCH (s:ActivitySeries)<-[:IN_SERIES]-(:Activity)-[:PART_OF]->(c:Campaign)
WITH s, collect(DISTINCT c.scope) AS scopes
WHERE size(scopes) > 1
RETURN s.name, scopes ORDER BY s.name
// -- the rule by which an occurrence was found
MATCH (:Activity)-[i:IN_SERIES]->(:ActivitySeries)
RETURN i.rule AS rule, i.certainty AS certainty, count(*) AS n ORDER BY n DESC, rule, certainty

// == agencies and organisers
// -- issuers of a notice in order
MATCH (a:Agency)-[i:ISSUED]->(n:Notice {id: 'guo-shi-jian-zhi-fa-2025-77-156e41'})
RETURN i.position AS position, a.name AS agency, i.name_as_printed AS printed ORDER BY position
// -- agencies that issued most
MATCH (a:Agency)-[:ISSUED]->(n:Notice)
RETURN a.id AS agency, count(DISTINCT n) AS notices ORDER BY notices DESC, agency LIMIT 10
// -- what one agency does
// parameters: {"agency": "samr"}
MATCH (a:Agency {id: $agency})-[r:ORGANIZED|ISSUED]->(x)
RETURN type(r) AS act, count(DISTINCT x) AS times ORDER BY act
// -- roles and bases
MATCH (:Actor)-[o:ORGANIZED]->(:Activity)
RETURN o.role AS role, o.basis AS basis, count(*) AS n ORDER BY n DESC
// -- partners of an agency
MATCH (:Agency {id: 'samr'})-[:ORGANIZED]->(a:Activity)<-[:ORGANIZED]-(other:Actor)
WHERE other.id <> 'samr'
RETURN other.name AS partner, count(DISTINCT a) AS activities ORDER BY activities DESC, partner
// -- joint issuers
MATCH (a:Agency)-[:ISSUED]->(n:Notice)<-[:ISSUED]-(b:Agency)
WHERE a.id < b.id
WITH a, b, count(DISTINCT n) AS together
WHERE together >= 3
RETURN count(*) AS pairs
// -- agencies by level
MATCH (a:Agency) RETURN a.level AS level, count(*) AS n ORDER BY n DESC, level
// -- agencies with a remit for quality
MATCH (a:Agency) WHERE any(r IN a.remits WHERE r CONTAINS '质量') RETURN a.id, a.remits ORDER BY a.id
// -- agencies all of whose remits are short
MATCH (a:Agency) WHERE a.remits IS NOT NULL AND all(r IN a.remits WHERE size(r) <= 4) RETURN a.id ORDER BY a.id
// -- agencies none of whose remits is metrology
MATCH (a:Agency) WHERE a.remits IS NOT NULL AND none(r IN a.remits WHERE r = '计量') RETURN count(*) AS n
// -- agencies with a single remit of food
MATCH (a:Agency) WHERE single(r IN a.remits WHERE r STARTS WITH '食品') RETURN a.id ORDER BY a.id
// -- agencies by any of their names
// parameters: {"name": "市场监管总局"}
MATCH (a:Agency)
WHERE a.name = $name OR a.short_name = $name OR $name IN coalesce(a.alt_names, [])
RETURN a.id, a.name
// -- agencies that still exist
MATCH (a:Agency) WHERE a.valid_to IS NULL AND a.level = 'national'
RETURN count(*) AS existing
// -- how long ministries existed
MATCH (a:Agency) WHERE a.valid_from IS NOT NULL AND a.valid_to IS NOT NULL
WITH a, toInteger(left(a.valid_to, 4)) - toInteger(left(a.valid_from, 4)) AS years
RETURN a.name AS agency, years ORDER BY years DESC, agency LIMIT 10
// -- superiors
MATCH (a:Agency)-[s:SUBORDINATE_TO]->(b:Agency)
RETURN a.short_name AS body, b.short_name AS superior, s.valid_from AS since ORDER BY a.id, b.id, since LIMIT 20
// -- superiors of any height
MATCH (a:Agency)-[:SUBORDINATE_TO*1..3]->(b:Agency) RETURN b.id AS top, count(DISTINCT a) AS bodies ORDER BY bodies DESC, top LIMIT 5
// -- agencies that organise without issuing
MATCH (a:Agency)-[:ORGANIZED]->(:Activity)
WHERE NOT EXISTS { MATCH (a)-[:ISSUED]->(:Notice) }
RETURN DISTINCT a.id AS agency ORDER BY agency
// -- agencies that issued two notices but not a third
MATCH (a:Agency)
WHERE EXISTS { MATCH (a)-[:ISSUED]->(:Notice {campaign_year: 2025}) }
  AND NOT EXISTS { MATCH (a)-[:ISSUED]->(:Notice {campaign_year: 2015}) }
RETURN a.name AS agency ORDER BY a.pinyin
// -- names as printed
MATCH (a:Agency)-[i:ISSUED]->(:Notice)
WITH a, collect(DISTINCT i.name_as_printed) AS printed
WHERE size(printed) > 1
RETURN a.id, printed ORDER BY a.id
// -- regions as organisers
MATCH (r:Region)-[:ORGANIZED]->(a:Activity) RETURN r.id AS id, r.name AS name, count(DISTINCT a) AS n ORDER BY n DESC, id

// == regions
// -- provinces
MATCH (p:Region {level: 'provincial'}) WHERE NOT EXISTS { (p)-[:WITHIN]->() } AND p.valid_to IS NULL RETURN p.id, p.short_name ORDER BY p.id
// -- regions in a province
MATCH (city:Region)-[:WITHIN]->(p:Region {id: '350000'})
RETURN city.id AS code, city.name AS name, city.valid_to AS until ORDER BY code
// -- counties in two steps
MATCH (p:Region {id: '320000'})<-[:WITHIN*2]-(county:Region) RETURN count(DISTINCT county) AS counties
// -- the chain above a county
MATCH (r:Region {id: '320506'})-[:WITHIN*0..3]->(around:Region) RETURN around.id, around.name, around.level
// -- levels of regions
MATCH (r:Region) RETURN r.level AS level, count(*) AS n ORDER BY n DESC
// -- activities by region
MATCH (a:Activity)-[:IN_REGION]->(r:Region)
RETURN r.short_name AS region, count(DISTINCT a) AS activities ORDER BY activities DESC, region LIMIT 6
// -- changes of regions in a year
// parameters: {"year": "2010"}
MATCH (old:Region)-[c:CHANGED_INTO]->(new:Region)
WHERE c.changed_on STARTS WITH $year
RETURN old.name AS before, new.name AS after, c.change_kind AS kind ORDER BY old.id, new.id
// -- changes by their kind and decade
MATCH (:Region)-[c:CHANGED_INTO]->(:Region)
RETURN c.change_kind AS kind, left(c.changed_on, 3) + '0s' AS decade, count(*) AS changes ORDER BY kind, decade
// -- regions whose name they share
MATCH (r:Region) WITH r.name AS name, count(*) AS n WHERE n > 5 RETURN name, n ORDER BY n DESC, name
// -- agencies of a region by its code
MATCH (r:Region {id: '350000'})<-[:HAS_JURISDICTION]-(a:Agency) RETURN a.name AS agency, a.valid_from AS since ORDER BY since, agency
// -- former names of regions
MATCH (r:Region) WHERE r.former_names IS NOT NULL
UNWIND r.former_names AS former
WITH r, split(former, ' ') AS parts
RETURN r.name AS today, parts[0] AS name, parts[-1] AS years ORDER BY r.id, name, years LIMIT 20

// == reforms and successions
// -- reforms of a year
MATCH (r:Reform) WHERE r.changed_on STARTS WITH '2018' RETURN r.name, r.changed_on ORDER BY r.changed_on, r.id
// -- agencies of a reform
MATCH (r:Reform)-[part:ORIGINAL|PARTIAL_ORIGINAL|CONTRIBUTOR|RESULT]->(a:Agency)
WHERE r.changed_on >= '2018'
RETURN r.id AS reform, type(part) AS part, collect(a.short_name) AS agencies ORDER BY reform, part LIMIT 30
// -- reforms that several agencies came out of
MATCH (r:Reform)-[:RESULT]->(a:Agency)
WITH r, collect(a.name) AS results WHERE size(results) > 1
RETURN r.name, results ORDER BY r.id LIMIT 10
// -- predecessors of an agency
MATCH (old:Agency)-[:SUCCEEDED_BY*1..6]->(:Agency {id: 'samr'}) RETURN DISTINCT old.id AS predecessor ORDER BY predecessor
// -- paths of succession
MATCH p = (old:Agency)-[:SUCCEEDED_BY*1..4]->(:Agency {id: 'samr'})
RETURN [n IN nodes(p) | n.id] AS chain, length(p) AS steps ORDER BY steps DESC, chain LIMIT 10
// -- today's agency of an old one
// parameters: {"agency": "aqsiq"}
MATCH (old:Agency {id: $agency})
OPTIONAL MATCH (old)-[:SUCCEEDED_BY*1..5]->(new:Agency) WHERE NOT EXISTS { (new)-[:SUCCEEDED_BY]->() }
RETURN old.name AS old, collect(DISTINCT new.name) AS today
// -- kinds of change
MATCH ()-[s:SUCCEEDED_BY]->() RETURN s.change_kind AS kind, count(*) AS n ORDER BY n DESC, kind
// -- legal basis
MATCH (r:Reform)-[:LEGAL_BASIS]->(p:Policy) RETURN p.title AS title, count(r) AS reforms ORDER BY reforms DESC, title LIMIT 5
// -- reforms without a legal basis
MATCH (r:Reform) WHERE NOT (r)-[:LEGAL_BASIS]->(:Policy) RETURN count(*) AS reforms
// -- kinds of agencies and what they become
MATCH (k:AgencyKind)-[:BECOMES]->(l:AgencyKind) RETURN k.name AS old, l.name AS new ORDER BY k.id, l.id
// -- kinds with the agency of the nation
MATCH (k:AgencyKind)-[:NATIONAL_AGENCY]->(a:Agency) RETURN k.id, a.id ORDER BY k.id, a.id LIMIT 10
// -- agencies made of a kind and a region
MATCH (a:Agency)-[:OF_KIND]->(k:AgencyKind), (a)-[:HAS_JURISDICTION]->(r:Region)
RETURN k.id AS kind, count(DISTINCT r) AS regions ORDER BY regions DESC, kind LIMIT 10

// == evidence, policies and the register
// -- evidence of properties
MATCH (n:Notice)-[:HAS_EVIDENCE]->(e:Evidence) RETURN n.id AS notice, e.about AS property, e.quote AS quote ORDER BY notice, property, e.start
// -- the quote stands where it says
MATCH (n:Notice)-[:HAS_EVIDENCE]->(e:Evidence)
WHERE e.notice = n.id AND substring(n.text, e.start, e.end - e.start) <> e.quote
RETURN count(*) AS wrong
// -- the words around a quote
MATCH (a:Activity)-[m:MENTIONED_IN]->(n:Notice)
WHERE m.start > 10
RETURN a.name AS activity, substring(n.text, m.start - 10, 10) AS before, m.quote AS quote,
       substring(n.text, m.end, 10) AS after
ORDER BY n.id, m.start, activity LIMIT 20
// -- the longest quote of each notice
MATCH (:Activity)-[m:MENTIONED_IN]->(n:Notice)
WITH n, m ORDER BY size(m.quote) DESC, m.start
WITH n, collect(m.quote) AS quotes
RETURN n.id AS notice, quotes[0] AS longest ORDER BY notice
// -- policies cited by most notices
MATCH (n:Notice)-[c:CITES]->(p:Policy)
RETURN p.title AS policy, count(DISTINCT n) AS notices, collect(DISTINCT n.campaign_year) AS years
ORDER BY notices DESC, policy
// -- records of one fact
// parameters: {"fact": "rally_date"}
MATCH (r:Record)-[:DESCRIBES]->(c:Campaign)
WHERE r.fact = $fact
RETURN c.year AS year, r.value AS value, r.status AS status ORDER BY year, value
// -- facts by their status
MATCH (r:Record) RETURN r.fact AS fact, r.status AS status, count(*) AS n ORDER BY fact, status
// -- sources by their host
MATCH (r:Record) WHERE r.source_url IS NOT NULL
RETURN split(r.source_url, '/')[2] AS host, count(*) AS records ORDER BY records DESC, host
// -- a record beside the notice of the same campaign
MATCH (r:Record)-[:DESCRIBES]->(c:Campaign)<-[:ANNOUNCES]-(n:Notice)
RETURN c.id, r.fact, r.value, n.id ORDER BY c.id, r.fact, r.value, n.id

// == patterns
// -- labels by alternative
MATCH (n:Notice|Policy) RETURN count(n) AS documents
// -- labels by conjunction and negation
MATCH (n:Actor&!Region) RETURN count(n) AS agencies
// -- label predicates
MATCH (n:Actor) WHERE n:Agency RETURN count(*) AS agencies
// -- a label predicate as a value
MATCH (n)-[:ORGANIZED]->(:Activity) RETURN n:Region AS region, count(DISTINCT n) AS n ORDER BY region
// -- an inline condition on a node
MATCH (a:Agency WHERE a.level = 'association')-[:ISSUED]->(n:Notice) RETURN a.name, n.id ORDER BY a.id, n.id
// -- an inline condition on a relationship
MATCH (a:Agency)-[i:ISSUED WHERE i.position = 1]->(n:Notice) RETURN n.id AS notice, a.name AS first ORDER BY notice
// -- undirected
MATCH (a:Agency {id: 'samr'})-[r]-(x) RETURN type(r) AS relation, count(*) AS n ORDER BY relation
// -- from right to left
MATCH (n:Notice)<-[:ISSUED]-(a:Agency)<-[:SUCCEEDED_BY]-(old:Agency) RETURN DISTINCT old.id AS old ORDER BY old
// -- anonymous ends
MATCH ()-[r:CITES]->() RETURN count(r) AS citations
// -- two patterns in one clause
MATCH (a:Agency {id: 'samr'})-[:ISSUED]->(n:Notice), (b:Agency {id: 'gacc'})-[:ISSUED]->(n) RETURN n.id ORDER BY n.id
// -- properties in a relationship pattern
MATCH (a:Actor)-[:ORGANIZED {role: 'lead', basis: 'explicit'}]->(x:Activity) RETURN a.id, count(DISTINCT x) AS n ORDER BY n DESC, a.id LIMIT 5
// -- several types, variable length
MATCH (a:Agency {id: 'fujian-amr'})-[:HAS_JURISDICTION|WITHIN*1..2]->(r:Region) RETURN r.id, r.name ORDER BY r.id
// -- both directions in a chain
MATCH (x:Activity)-[:IN_SERIES]->(s:ActivitySeries)<-[:IN_SERIES]-(y:Activity)
WHERE x.notice STARTS WITH 'samr-2023' AND y.notice STARTS WITH 'samr-2024'
RETURN s.name AS series, x.name AS earlier, y.name AS later ORDER BY series, earlier, later
// -- a cycle of three
MATCH (c:Campaign)<-[:PART_OF]-(a:Activity)-[:MENTIONED_IN]->(n:Notice)-[:ANNOUNCES]->(c)
RETURN c.id AS campaign, n.id AS notice, count(DISTINCT a) AS activities ORDER BY campaign, notice
// -- optional in a row
MATCH (c:Campaign)
OPTIONAL MATCH (c)-[:IN_REGION]->(r:Region)
OPTIONAL MATCH (c)-[:HAS_THEME]->(t:Theme)
RETURN c.id AS id, r.name AS region, count(DISTINCT t) AS themes ORDER BY id
// -- optional with a condition
MATCH (t:ActivityType)
OPTIONAL MATCH (t)<-[:HAS_TYPE]-(a:Activity) WHERE a.notice STARTS WITH 'zhong-ji'
RETURN t.id AS type, count(DISTINCT a) AS machinery ORDER BY machinery DESC, type

// -- a type by negation
MATCH (a:Agency {id: 'samr'})-[r:!ORGANIZED]->(x) RETURN type(r) AS type, count(*) AS n ORDER BY type
// -- any label at all
MATCH (n:%) WHERE n.id = 'gacc' RETURN n.name
// -- a quantified pattern
MATCH (old:Agency)((a)-[:SUCCEEDED_BY]->(b)){1,3}(new:Agency {id: 'samr'}) RETURN DISTINCT old.id AS old ORDER BY old
// -- a quantified relationship
MATCH (county:Region {id: '320506'})-[:WITHIN]->{1,3}(around:Region) RETURN around.id ORDER BY around.id
// -- the same pattern twice
MATCH (a:Agency)-[:ISSUED]->(:Notice {campaign_year: 2024})
MATCH (a)-[:ISSUED]->(:Notice {campaign_year: 2025})
RETURN count(DISTINCT a) AS both
// -- a pattern as a condition
MATCH (a:Agency), (c:Campaign {id: 'national-2015'})
WHERE (a)-[:ISSUED]->(:Notice)-[:ANNOUNCES]->(c) RETURN a.id ORDER BY a.id
// -- properties from a parameter that is a map
// parameters: {"id": "national-2024"}
MATCH (c:Campaign {id: $id, scope: 'national'})-[:HAS_THEME]->(t) RETURN t.text

// == paths
// -- a bounded path as a value
MATCH p = (a:Agency {id: 'samr'})-[:ISSUED]->(:Notice)-[:ANNOUNCES]->(:Campaign) RETURN p
// -- nodes and relationships of a path
MATCH p = (:Activity)-[:IN_SERIES]->(:ActivitySeries {id: 'kunlun'})
RETURN nodes(p) AS nodes, relationships(p) AS links
// -- shortest path between two agencies
MATCH (a:Agency {id: 'samr'}), (b:Agency {id: 'cmiqma'})
MATCH p = shortestPath((a)-[:ISSUED|ORGANIZED|ANNOUNCES|PART_OF|IMPLEMENTS*..8]-(b))
RETURN length(p) AS steps
// -- what lies on a shortest path
MATCH p = shortestPath((:Agency {id: 'aqsiq'})-[:SUCCEEDED_BY*1..5]->(:Agency {id: 'samr'}))
RETURN [n IN nodes(p) | n.short_name] AS names, [r IN relationships(p) | r.changed_on] AS dates
// -- all shortest paths, counted
MATCH p = allShortestPaths((:Agency {id: 'samr'})-[:ISSUED*1..2]-(:Agency {id: 'gacc'})) RETURN count(p) AS paths
// -- relationships returned
MATCH (:Notice)-[r:FORWARDS]->(:Notice) RETURN r
// -- start and end of a relationship
MATCH ()-[r:IMPLEMENTS]->() RETURN startNode(r).id AS own, endNode(r).id AS wider ORDER BY own
// -- a condition on every step
MATCH p = (r:Region {id: '350100'})<-[:WITHIN*1..2]-(x:Region)
WHERE all(n IN nodes(p) WHERE n.valid_to IS NULL)
RETURN count(x) AS existing
// -- keys and properties
MATCH (n:Campaign {id: 'national-2024'}) RETURN keys(n) AS keys, properties(n) AS all_of_it, labels(n) AS labels

// == subqueries
// -- counted by a subquery
MATCH (n:Notice) RETURN n.id AS id, COUNT { (n)<-[:MENTIONED_IN]-(:Activity) } AS mentions ORDER BY id
// -- counted with a full query
MATCH (t:ActivityType)
RETURN t.id AS type, COUNT { MATCH (t)<-[:HAS_TYPE]-(a:Activity) RETURN DISTINCT a.id } AS n ORDER BY n DESC, type
// -- collected by a subquery
MATCH (n:Notice)
RETURN n.id AS id, COLLECT { MATCH (n)-[:CITES]->(p:Policy) RETURN p.title ORDER BY p.title } AS cited ORDER BY id
// -- exists with a condition
MATCH (a:Agency)
WHERE EXISTS { MATCH (a)-[o:ORGANIZED]->(x:Activity) WHERE o.role = 'partner' AND x.name CONTAINS '质量' }
RETURN a.id ORDER BY a.id
// -- a comparison of counts
MATCH (a:Agency) WHERE COUNT { (a)-[:ORGANIZED]->() } > COUNT { (a)-[:ISSUED]->() } RETURN a.id ORDER BY a.id
// -- a subquery for each row
MATCH (c:Campaign)
CALL (c) {
  MATCH (c)<-[:PART_OF]-(a:Activity)
  RETURN count(a) AS activities
}
RETURN c.id AS campaign, activities ORDER BY activities DESC, campaign
// -- the best three of each
MATCH (n:Notice)
CALL (n) {
  MATCH (n)<-[m:MENTIONED_IN]-(a:Activity)
  RETURN a.name AS name, size(m.quote) AS length
  ORDER BY length DESC, name LIMIT 3
}
RETURN n.id AS notice, name, length ORDER BY notice, length DESC, name
// -- a subquery with UNION inside
MATCH (c:Campaign {year: 2025})
CALL (c) {
  MATCH (c)-[:HAS_THEME]->(t:Theme) RETURN t.text AS text
  UNION
  MATCH (c)-[:HAS_SLOGAN]->(s:Slogan) RETURN s.text AS text
}
RETURN c.id AS campaign, count(text) AS texts ORDER BY campaign
// -- a subquery on its own
CALL { MATCH (a:Agency) RETURN count(a) AS agencies }
CALL { MATCH (r:Region) RETURN count(r) AS regions }
RETURN agencies, regions
// -- a subquery within a subquery
CALL () {
  MATCH (c:Campaign {scope: 'national'})
  CALL (c) { MATCH (c)-[:HAS_THEME]->(t) RETURN count(t) AS themes }
  RETURN c.year AS year, themes
}
WITH year, themes WHERE themes > 1
RETURN year, themes ORDER BY year
// -- exists within exists
MATCH (s:ActivitySeries)
WHERE EXISTS {
  MATCH (s)<-[:IN_SERIES]-(a:Activity)
  WHERE EXISTS { MATCH (a)-[:HAS_TYPE]->(:ActivityType {id: 'contest_competition'}) }
}
RETURN s.name ORDER BY s.name

// == lists and maps
// -- a list comprehension
MATCH (t:Theme) RETURN t.text, [w IN t.words WHERE size(w) > 3 | w + '！'] AS long_words ORDER BY t.text
// -- a pattern comprehension
MATCH (c:Campaign) RETURN c.id AS id, [(c)-[:HAS_THEME]->(t:Theme) | t.text] AS themes ORDER BY id
// -- a pattern comprehension with a condition
MATCH (a:Agency {id: 'samr'}) RETURN size([(a)-[o:ORGANIZED]->(x) WHERE o.role = 'lead' | x.id]) AS led
// -- a map projection
MATCH (c:Campaign {id: 'national-2025'}) RETURN c {.id, .year, .name, scope: c.scope} AS campaign
// -- a map projection of everything
MATCH (t:ActivityType {id: 'planning'}) RETURN t {.*, extra: 1} AS type
// -- a map projection with a list of maps
MATCH (n:Notice)
OPTIONAL MATCH (n)-[c:CITES]->(p:Policy)
WITH n, collect(p {.id, .title, quote: c.quote}) AS cited
RETURN n {.id, .level, cited: cited} AS notice ORDER BY n.id
// -- a map of a row, by key
WITH {start: 1, end: 2, `order`: 3} AS span RETURN span.start + span.end AS total, span['start'] AS first, keys(span) AS keys
// -- nested maps
WITH {years: [2015, 2025], place: {city: '福州', level: 'municipal'}} AS m RETURN m.place.city AS city, m.years[1] AS year
// -- slices
WITH range(1, 10) AS numbers RETURN numbers[..3] AS head, numbers[7..] AS tail, numbers[2..-2] AS middle, numbers[-1] AS last
// -- range with a step
UNWIND range(2025, 1995, -10) AS year RETURN year
// -- reduce
MATCH (t:Theme) WITH t ORDER BY t.id WITH collect(size(t.text)) AS sizes
RETURN reduce(total = 0, s IN sizes | total + s) AS total, size(sizes) AS themes
// -- reduce to a string
RETURN reduce(text = '', part IN ['质', '量', '月'] | text + part) AS word
// -- membership and concatenation
RETURN 3 IN [1, 2, 3] AS yes, [1, 2] + [3] AS joined, [1, 2] + 3 AS appended, NOT 4 IN [1, 2] AS no
// -- lists of lists
UNWIND [['a', 1], ['b', 2]] AS pair RETURN pair[0] AS name, pair[1] AS number
// -- reverse, tail, head and last
WITH ['一', '二', '三'] AS xs RETURN reverse(xs) AS back, tail(xs) AS rest, head(xs) AS first, last(xs) AS final
// -- rows from a list of maps in a parameter
// parameters: {"rows": [{"year": 2015, "want": "national"}, {"year": 2025, "want": "machinery"}]}
UNWIND $rows AS row
MATCH (c:Campaign) WHERE c.year = row.year AND c.scope = row.want
RETURN row.year AS year, c.id AS id ORDER BY year
// -- distinct elements
UNWIND [1, 1, 2, 3, 3] AS x WITH DISTINCT x RETURN collect(x) AS distinct_ones, sum(x) AS total
// -- ids from a list in a parameter
// parameters: {"ids": ["samr", "gacc", "miit"]}
MATCH (a:Agency) WHERE a.id IN $ids RETURN a.id, a.short_name ORDER BY a.id

// == strings
// -- lower and upper case
MATCH (a:Agency) WHERE toLower(a.name_en) CONTAINS 'quality' RETURN toUpper(a.id) AS code, a.name_en ORDER BY code LIMIT 10
// -- a regular expression
MATCH (n:Notice) WHERE n.title =~ '.*20\\d\\d\\s*年.*质量月.*' RETURN n.title ORDER BY n.title
// -- a regular expression without case
MATCH (a:Agency) WHERE a.name_en =~ '(?i)ministry of .*(industry|technology)' RETURN a.id ORDER BY a.id
// -- a regular expression on a number
MATCH (n:Notice) WHERE n.doc_number =~ '.+〔[0-9]{4}〕[0-9]+号' RETURN n.doc_number
// -- replace and trim
RETURN replace('质量月 活动', ' ', '') AS joined, trim('  通知 ') AS trimmed, ltrim('  a') AS l, rtrim('a  ') AS r
// -- substring and split
RETURN substring('2025年全国质量月', 0, 4) AS year, split('主办、协办、承办', '、') AS parts
// -- starts and ends
MATCH (a:Agency) WHERE a.name STARTS WITH '中国' AND a.name ENDS WITH '协会' RETURN a.name ORDER BY a.name LIMIT 10
// -- quotation marks of both kinds
MATCH (a:Activity) WHERE a.name CONTAINS '“' AND a.name CONTAINS "”" RETURN a.name ORDER BY a.name LIMIT 5
// -- escapes in strings
RETURN 'it\'s' AS quoted, "a\tb" AS tab, 'line\nbreak' AS two, '\\' AS backslash, "he said \"yes\"" AS said
// -- the other quote inside
RETURN "it's" AS one, 'he said "no"' AS two, 'a `tick`' AS three
// -- numbers to strings
MATCH (c:Campaign {scope: 'national'}) WHERE c.year > 2022 RETURN '第' + toString(c.year) + '年' AS text ORDER BY text
// -- strings to numbers
RETURN toInteger('2025') AS year, toFloat('0.5') AS half, toInteger('none') AS nothing, toBoolean('true') AS yes
// -- strings to a list of characters
RETURN split('质量', '') AS characters
// -- sorting by pinyin
MATCH (a:Agency)-[:ISSUED]->(:Notice) WITH DISTINCT a RETURN a.name AS name ORDER BY a.pinyin, a.id LIMIT 12
// -- reversed text
RETURN reverse('abc') AS cba, size('质量月') AS three
// -- words of writing inside strings
MATCH (a:Activity) WHERE a.text CONTAINS 'CREATE' OR a.text CONTAINS "DELETE all; DROP" RETURN count(*) AS none_of_them
// -- a semicolon in a string
RETURN 'MATCH (n) DETACH DELETE n; // not a comment' AS text, "/* nor this */ LOAD CSV" AS other
// -- a semicolon at the end
MATCH (n:Notice) RETURN count(n) AS notices;
// -- an escape before a closing quote
RETURN 'ends with a backslash \\' AS one, "CALL db.labels()" AS two

// -- a letter for each of a text
MATCH (t:Theme {id: 'b416b292c010'}) UNWIND range(0, size(t.text) - 1) AS i RETURN i, substring(t.text, i, 1) AS letter ORDER BY i
// -- lists of texts to numbers
RETURN toIntegerList(['1', '2', 'x']) AS numbers, toStringList([1, 2]) AS texts, toFloatList(['1.5']) AS floats, toBooleanList(['true']) AS truths
// -- values that may not convert
RETURN toIntegerOrNull('x') AS a, toFloatOrNull('x') AS b, toStringOrNull(1) AS c, toBooleanOrNull('x') AS d
// -- lengths of characters
RETURN char_length('质量') AS two, character_length('月') AS one
// -- lower and upper by their other names
RETURN lower('ABC') AS small, upper('abc') AS large, btrim('  x ') AS trimmed
// -- normal forms
RETURN normalize('é') = 'é' AS same
// -- two strings joined by bars
RETURN '质量' || '月' AS word, [1] || [2] AS xs

// == numbers and aggregation
// -- arithmetic
RETURN 7 / 2 AS whole, 7 / 2.0 AS half, 7 % 3 AS rest, 2 ^ 10 AS power, -3 + 5 AS two, (1 + 2) * 3 AS nine
// -- rounding
RETURN round(2.567, 2) AS two_digits, floor(2.9) AS down, ceil(2.1) AS up, abs(-5) AS five, sign(-2) AS negative
// -- roots and logarithms
RETURN sqrt(16) AS four, round(log(e()), 3) AS one, log10(1000) AS three, exp(0) AS unit
// -- angles
RETURN round(sin(pi() / 2), 6) AS one, round(cos(0), 6) AS also, round(atan2(0, 1), 6) AS zero
// -- number formats
RETURN 1e3 AS thousand, .5 AS half, 0x1F AS hex, 1.0E-2 AS small
// -- all aggregates
MATCH (a:Activity)-[m:MENTIONED_IN]->(:Notice)
WITH a, size(m.quote) AS length
RETURN count(*) AS n, sum(length) AS total, avg(length) AS mean, min(length) AS least, max(length) AS most
// -- deviation and percentiles
MATCH (s:Slogan) WITH size(s.text) AS length
RETURN stDev(length) AS deviation, percentileCont(length, 0.5) AS median, percentileDisc(length, 0.9) AS ninth
// -- counts with and without nulls
MATCH (n:Notice) RETURN count(*) AS every, count(n.doc_number) AS numbered, count(DISTINCT n.level) AS levels
// -- an aggregate beside a grouping key
MATCH (c:Campaign)<-[:PART_OF]-(a:Activity)
WITH c.scope AS scope, c.year AS year, count(a) AS n
RETURN scope, sum(n) AS total, max(n) AS largest, collect(year) AS years ORDER BY total DESC
// -- several orders
MATCH (c:Campaign) RETURN c.level AS level, c.year AS year, c.id AS id ORDER BY level DESC, year ASC, id DESCENDING
// -- the running total of a list
WITH [5, 3, 8] AS xs
UNWIND range(0, size(xs) - 1) AS i
RETURN i, reduce(s = 0, j IN range(0, i) | s + xs[j]) AS running

// -- degrees and radians
RETURN degrees(pi()) AS half_turn, round(radians(180), 4) AS same, round(tan(0), 1) AS nothing, round(cot(1), 4) AS cotangent, isNaN(0.0) AS no
// -- arcs
RETURN round(asin(1), 4) AS a, round(acos(1), 4) AS b, round(atan(1), 4) AS c, haversin(0) AS d
// -- deviation of a whole population
MATCH (t:Theme) RETURN round(stDevP(size(t.text)), 4) AS deviation
// -- rounding with a mode
RETURN round(2.5, 0, 'HALF_EVEN') AS even, round(-1.25, 1, 'HALF_UP') AS away
// -- kinds of values
RETURN valueType(1) AS a, valueType('x') AS b
// -- predicates on kinds of values
RETURN 1 IS :: INTEGER AS yes, 'x' IS NOT :: INTEGER AS also

// == dates
// -- a date from a string
RETURN date('2025-09-01') AS day, date('2025-09-01').year AS year, date('2025-09-01').month AS month
// -- days until the month begins
MATCH (n:Notice) WHERE n.issue_date IS NOT NULL
RETURN n.id AS id, duration.between(date(n.issue_date), date(toString(n.campaign_year) + '-09-01')).days AS days ORDER BY id
// -- a date from parts
RETURN toString(date({year: 2025, month: 9, day: 30})) AS final_day
// -- arithmetic with a duration
RETURN toString(date('2025-09-01') + duration({days: 29})) AS final_day, toString(date('2025-09-01') - duration('P1M')) AS month_before
// -- truncation
RETURN toString(date.truncate('year', date('2025-09-17'))) AS new_year
// -- a comparison
MATCH (n:Notice) WHERE n.issue_date IS NOT NULL AND date(n.issue_date) > date('2025-01-01') RETURN n.id ORDER BY n.id
// -- date and time
RETURN datetime('2025-09-01T08:30:00Z').hour AS hour, localdatetime('2025-09-01T08:30:00').minute AS minute
// -- the week and the day of the week
RETURN date('2025-09-01').week AS week, date('2025-09-01').dayOfWeek AS weekday, date('2025-09-01').quarter AS quarter

// -- between two days
RETURN duration.between(date('2015-09-01'), date('2025-09-01')).years AS years
// -- days and months between
RETURN duration.inDays(date('2025-09-01'), date('2025-09-30')).days AS days, duration.inMonths(date('2024-09-01'), date('2025-09-01')).months AS months
// -- times of the day
RETURN time('08:30:00Z').hour AS hour, localtime('08:30').minute AS minute
// -- a day of a week
RETURN toString(date({year: 2025, week: 36, dayOfWeek: 1})) AS monday

// == unions
// -- themes and slogans in one list
MATCH (t:Theme) RETURN 'theme' AS kind, t.text AS text
UNION ALL
MATCH (s:Slogan) RETURN 'slogan' AS kind, s.text AS text
// -- a union without repetition
MATCH (a:Agency)-[:ISSUED]->(:Notice) RETURN a.id AS id
UNION
MATCH (a:Agency)-[:ORGANIZED]->(:Activity) RETURN a.id AS id
// -- three unions with constants
RETURN 1 AS n UNION RETURN 2 AS n UNION RETURN 1 AS n
// -- a union sorted around it
CALL () {
  MATCH (p:Policy) WHERE p.title IS NOT NULL RETURN p.title AS title
  UNION
  MATCH (n:Notice) WHERE n.title IS NOT NULL RETURN n.title AS title
}
RETURN title ORDER BY size(title) DESC, title LIMIT 5

// == conditions and nulls
// -- the simple form of CASE
MATCH (n:Notice)
RETURN n.id AS id, CASE n.level WHEN 'national' THEN '全国' WHEN 'provincial' THEN '省级' ELSE '其他' END AS level ORDER BY id
// -- CASE in an order
MATCH (c:Campaign) RETURN c.id AS id
ORDER BY CASE c.scope WHEN 'national' THEN 0 WHEN 'machinery' THEN 1 ELSE 2 END, id
// -- CASE in an aggregate
MATCH (a:Activity)-[:PART_OF]->(c:Campaign)
RETURN sum(CASE WHEN c.year >= 2023 THEN 1 ELSE 0 END) AS recent, count(*) AS every
// -- CASE inside of CASE
MATCH (c:Campaign)
RETURN c.id AS id, CASE WHEN c.year < 2000 THEN 'old' ELSE CASE WHEN c.year < 2020 THEN 'recent' ELSE 'new' END END AS age ORDER BY id
// -- and, or, xor, not
MATCH (n:Notice)
WHERE (n.level = 'national' XOR n.campaign_year = 2025) AND NOT n.id STARTS WITH 'zzz' OR false
RETURN n.id ORDER BY n.id
// -- nulls in comparisons
RETURN null = null AS unknown, null IS NULL AS yes, coalesce(null, null, 'x') AS x, nullIf(1, 1) AS none_left
// -- null in a list
RETURN [x IN [1, null, 2] WHERE x IS NOT NULL] AS known, size([1, null]) AS two
// -- empty lists, maps and strings
RETURN isEmpty([]) AS a, isEmpty('') AS b, isEmpty({}) AS c
// -- an exists on a property
MATCH (a:Activity) WHERE a.place IS NOT NULL AND a.date IS NULL RETURN count(*) AS n
// -- not equal
MATCH (c:Campaign) WHERE c.scope <> 'national' RETURN c.id ORDER BY c.id

// == names and layout
// -- properties that are keywords
MATCH (a:Activity)-[m:MENTIONED_IN]->(n:Notice)
RETURN m.start AS beginning, m.end AS ending, m.set AS nothing, n.create AS neither, n.delete AS nor ORDER BY m.start, m.end LIMIT 5
// -- aliases in backticks
MATCH (a:Activity)-[m:MENTIONED_IN]->(:Notice) RETURN m.start AS `start`, m.end AS `end`, a.name AS `name of the activity` ORDER BY `start`, `end` LIMIT 5
// -- words of writing in backticks
MATCH (n:Notice) RETURN count(n) AS `set`, max(n.campaign_year) AS `delete`, min(n.campaign_year) AS `create`
// -- variables near keywords
MATCH (created:Notice) WITH created, created.level AS setting, created.id AS label
RETURN setting, count(label) AS removed_count, collect(label)[0] AS merged_label ORDER BY setting
// -- variables that contain keywords
MATCH (matcher:Agency)-[returned:ISSUED]->(wherever:Notice) WITH matcher.id AS united, count(returned) AS limits
RETURN united, limits ORDER BY limits DESC, united LIMIT 3
// -- Chinese names throughout
MATCH (通知:Notice)<-[:MENTIONED_IN]-(活动:Activity)
WITH 通知, count(DISTINCT 活动) AS 活动数
RETURN 通知.id AS 标识, 活动数 ORDER BY 活动数 DESC, 标识
// -- Chinese aliases in backticks
MATCH (a:Agency)-[:ISSUED]->(n:Notice) RETURN a.name AS `机构（署名）`, count(n) AS `通知 件数` ORDER BY `通知 件数` DESC, `机构（署名）` LIMIT 5
// -- keys in Chinese
WITH {年度: 2025, 主题: '质量'} AS 记录 RETURN 记录.年度 AS 年度, 记录.主题 AS 主题
// -- mixed case of keywords
mAtCh (n:Notice) wHeRe n.level = 'national' rEtUrN n.id As id oRdEr bY id LiMiT 2
// -- lower case throughout
match (c:Campaign) with c.year as year, count(*) as n where n > 1 return year, n order by year desc
// -- a line for each word
MATCH
  (n
    :Notice
  )
RETURN
  n
    .id
AS
  id
ORDER
BY
  id
// -- without blanks
MATCH(n:Notice)WHERE n.level='national'WITH n.id AS id RETURN id ORDER BY id
// -- tabs and carriage returns
MATCH	(n:Notice)<<U+000D>>
RETURN	n.id<<U+000D>>
ORDER	BY n.id
// -- comments of both kinds
// the notices of the nation
MATCH (n:Notice) /* all of
them */ WHERE n.level = 'national' // and of no other level: DELETE
RETURN n.id AS id /* ; */ ORDER BY id
// -- a comment at the end
MATCH (n:Notice) RETURN count(*) AS n // the end
// -- quotes and ticks in comments
MATCH (n:Notice) // it's a "comment" with a `tick
/* and 'another */ RETURN count(n) AS n
// -- slashes that are no comment
RETURN 8 / 4 / 2 AS one, 'http://www.samr.gov.cn/' AS address
// -- brackets in plenty
RETURN ((((((((((1 + 2)))))))))) AS three, [[[[[1]]]]] AS nested
// -- a star
MATCH (c:Campaign {scope: 'fujian'}) RETURN *
// -- with a star and a further column
MATCH (c:Campaign {scope: 'machinery'}) WITH *, c.year AS year RETURN c.id AS id, year ORDER BY year
// -- an unlabelled scan of few rows
MATCH (n) WHERE n.id = 'samr' RETURN labels(n)[0] AS label, n.name AS name
// -- two parameters
// parameters: {"year": 2024, "level": "national"}
MATCH (n:Notice) WHERE n.campaign_year = $year AND n.level = $level RETURN n.id
// -- a parameter that is a map
// parameters: {"filter": {"level": "national", "from": 2020}}
MATCH (n:Notice) WHERE n.level = $filter.level AND n.campaign_year >= $filter.from RETURN n.id ORDER BY n.id
// -- a parameter that is absent by choice
// parameters: {"agency": null, "year": 2015}
MATCH (a:Agency)-[:ISSUED]->(n:Notice)
WHERE ($agency IS NULL OR a.id = $agency) AND ($year IS NULL OR n.campaign_year = $year)
RETURN count(DISTINCT a) AS issuers
// -- Chinese text in a parameter
// parameters: {"name": "国家知识产权局"}
MATCH (a:Agency {name: $name}) RETURN a.id
// -- a limit that is calculated
// parameters: {"pages": 2}
MATCH (t:ActivityType) RETURN t.id ORDER BY t.position LIMIT 5 * $pages
// -- a key in a parameter
// parameters: {"key": "name_en"}
MATCH (a:Agency {id: 'samr'}) RETURN a[$key] AS value
// -- types of values
MATCH (n:Notice) WHERE n.campaign_year IS NOT NULL RETURN DISTINCT toString(n.campaign_year) = '2025' AS of_2025 ORDER BY of_2025
