"""The words of read-only Cypher: clauses, functions, and plan operators that a query of others may use.

Everything that is not listed is refused, so that a word that a later release of a server adds is refused until it is
listed. Sources: the Cypher manual of Neo4j 5 (clauses, functions, operators), and what both servers run
(tests/queries/cypher).
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STARTING = _words(
    """
    MATCH OPTIONAL WITH UNWIND RETURN CALL
    """
)

# Words with which a query goes on behind a value, and words that are values themselves or end one.
CONNECTING = STARTING | _words(
    """
    WHERE ORDER BY SKIP OFFSET LIMIT UNION AS DISTINCT AND OR XOR NOT IN IS STARTS ENDS CONTAINS CASE WHEN THEN
    ELSE
    """
)
ENDING = _words(
    """
    NULL TRUE FALSE END ASC ASCENDING DESC DESCENDING
    """
)

# Refused wherever they could be a clause. Most are refused by their place too; a rule of its own for them holds
# whatever a rule of places may have missed.
FORBIDDEN = _words(
    """
    CREATE MERGE SET DELETE DETACH NODETACH REMOVE INSERT FOREACH LOAD CSV DROP ALTER RENAME GRANT DENY REVOKE
    SHOW TERMINATE USE USING YIELD TRANSACTIONS EXPLAIN PROFILE CYPHER
    """
)

SUBQUERIES = _words(
    """
    CALL EXISTS COUNT COLLECT
    """
)

FUNCTIONS = _words(
    """
    avg collect count max min percentilecont percentiledisc stdev stdevp sum all any exists isempty none single
    coalesce endnode head keys labels last length nodes nullif properties relationships size startnode type
    range reduce reverse tail toboolean tobooleanlist tobooleanornull tofloat tofloatlist tofloatornull
    tointeger tointegerlist tointegerornull tostring tostringlist tostringornull valuetype btrim char_length
    character_length left lower ltrim normalize replace right rtrim split substring tolower toupper trim upper
    abs acos asin atan atan2 ceil cos cot degrees e exp floor haversin isnan log log10 pi radians rand round
    sign sin sqrt tan date datetime duration localdatetime localtime time date.truncate datetime.truncate
    duration.between duration.indays duration.inmonths duration.inseconds localdatetime.truncate
    allshortestpaths shortestpath point point.distance point.withinbbox
    """
)

# Parts of dates and durations, behind a dot.
OF_DATES = _words(
    """
    year quarter month week day hour minute second millisecond years quarters months weeks days hours minutes seconds
    weekYear dayOfWeek weekDay dayOfQuarter quarterDay ordinalDay quarterOfYear monthsOfYear daysOfWeek timezone offset
    epochMillis epochSeconds
    
    """
)

# Of a plan of Neo4j, without the parts that a server adds ("Expand(All)@neo4j"). Writing, procedures, LOAD CSV,
# administration and transactions within a query have operators of their own, which are not here.
OPERATORS = _words(
    """
    AllNodesScan Anti AntiConditionalApply AntiSemiApply Apply Argument AssertSameNode BFSPruningVarExpand
    CacheProperties CartesianProduct ConditionalApply DirectedAllRelationshipsScan
    DirectedRelationshipByElementIdSeek DirectedRelationshipByIdSeek DirectedRelationshipIndexContainsScan
    DirectedRelationshipIndexEndsWithScan DirectedRelationshipIndexScan DirectedRelationshipIndexSeek
    DirectedRelationshipIndexSeekByRange DirectedRelationshipTypeScan DirectedUnionRelationshipTypesScan
    Distinct Eager EagerAggregation EmptyRow ExhaustiveLimit Expand Filter IntersectionNodeByLabelsScan
    LeftOuterHashJoin LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply LetSemiApply Limit
    MultiNodeIndexSeek NodeByElementIdSeek NodeByIdSeek NodeByLabelScan NodeCountFromCountStore NodeHashJoin
    NodeIndexContainsScan NodeIndexEndsWithScan NodeIndexScan NodeIndexSeek NodeIndexSeekByRange
    NodeLeftOuterHashJoin NodeRightOuterHashJoin NodeUniqueIndexSeek NodeUniqueIndexSeekByRange Optional
    OptionalExpand OrderedAggregation OrderedDistinct OrderedUnion PartialSort PartialTop
    PartitionedAllNodesScan PartitionedNodeByLabelScan PartitionedUnwind PathPropagatingBFS Prober
    ProduceResults Projection PruningVarExpand RelationshipCountFromCountStore Repeat RightOuterHashJoin
    RollUpApply SelectOrAntiSemiApply SelectOrSemiApply SemiApply ShortestPath Skip Sort StatefulShortestPath
    SubtractionNodeByLabelsScan Top Top1WithTies Trail TriadicBuild TriadicFilter TriadicSelection
    UndirectedAllRelationshipsScan UndirectedRelationshipByElementIdSeek UndirectedRelationshipByIdSeek
    UndirectedRelationshipIndexContainsScan UndirectedRelationshipIndexEndsWithScan
    UndirectedRelationshipIndexScan UndirectedRelationshipIndexSeek UndirectedRelationshipIndexSeekByRange
    UndirectedRelationshipTypeScan UndirectedUnionRelationshipTypesScan Union UnionNodeByLabelsScan Unwind
    ValueHashJoin VarLengthExpand
    """
)
