// Counting: `counted` is `activity`, or where $count asks for events the one that it plans.
  // when: count = events,probable_events
OPTIONAL MATCH (activity)-[planning:PLANS]->(event:Event)
  WHERE $count = 'probable_events' OR planning.certainty = 'certain'
WITH *, coalesce(event, activity) AS counted
  // otherwise
WITH *, activity AS counted
  // end
