// Counting: `counted` is the id of `activity`, or where $count asks for events that of the one that it plans.
// when: count = events,probable_events
OPTIONAL MATCH (activity)-[planning:PLANS]->(event:Event)
  WHERE $count = 'probable_events' OR planning.certainty = 'certain'
WITH *, coalesce(event.id, activity.id) AS counted
// otherwise
WITH *, activity.id AS counted
// end
