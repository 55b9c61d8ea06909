// Actors: each `original` that may act; where $agency is given, that actor and those whose duties it may have taken over.
// when: agency
MATCH (:Actor {id: $agency})<-[:SUCCEEDED_BY*0..8]-(original:Actor)
WITH DISTINCT original
// otherwise
MATCH (original:Actor)
// end
