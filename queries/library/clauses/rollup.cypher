// Roll-up: `today` is the agency that `original` has become, at $as_of where it is given; null without a roll-up,
// and where `original` still exists. A split is not followed, as none of its successors has all of the duties.
  // when: rollup = true or as_of
OPTIONAL MATCH chain = (original)-[:SUCCEEDED_BY*1..8]->(today:Agency)
  WHERE all(step IN relationships(chain) WHERE step.change_kind <> 'split'
      AND ($as_of IS NULL OR left(step.changed_on, size($as_of)) <= $as_of))
    AND NOT EXISTS { MATCH (today)-[next:SUCCEEDED_BY]->(:Agency) WHERE next.change_kind <> 'split'
      AND ($as_of IS NULL OR left(next.changed_on, size($as_of)) <= $as_of) }
  // otherwise
WITH *, NULL AS today
  // end
