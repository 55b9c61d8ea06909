"""The dump: the graph in canonical form."""

from graph.cypher import Cypher
from graph.dump import dump
from graph.store import Store


def test_nodes_and_relationships_are_canonical(store: Store) -> None:
    store.write(
        [
            Cypher(
                "CREATE (a:Actor:Agency {id: 'a', name: '局'}) CREATE (n:Notice {id: 'n'}) "
                "CREATE (a)-[:ISSUED {position: 2, notice: 'n'}]->(n) "
                "CREATE (a)-[:ISSUED {position: 1, notice: 'n'}]->(n) CREATE (:Ledger {id: 'n', claims: []}) "
                "CREATE (:Dataset {id: 'dataset', version: 3})"
            )
        ]
    )
    graph = (
        '{"labels":["Actor","Agency"],"properties":{"id":"a","name":"局"}}',
        '{"labels":["Notice"],"properties":{"id":"n"}}',
        '{"properties":{"notice":"n","position":1},"source":["Agency","a"],"target":["Notice","n"],"type":"ISSUED"}',
        '{"properties":{"notice":"n","position":2},"source":["Agency","a"],"target":["Notice","n"],"type":"ISSUED"}',
    )
    ledger = '{"labels":["Ledger"],"properties":{"claims":[],"id":"n"}}'
    assert dump(store) == graph
    assert dump(store, bookkeeping=True) == tuple(sorted((*graph, ledger)))
