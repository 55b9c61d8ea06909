// Predecessors: each `original`, $agency itself and the actors whose duties it may have taken over.
MATCH (:Actor {id: $agency})<-[:SUCCEEDED_BY*0..8]-(original:Actor)
WITH DISTINCT original
