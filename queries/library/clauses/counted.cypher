// Counting: `counted` is the id of `activity`, or where $count asks for events of the one that it plans; of a register the
// name, which several sources may have.
  // when: count = events,probable_events
OPTIONAL MATCH (activity)-[planning:PLANS]->(event:Event)
  WHERE $count = 'probable_events' OR planning.certainty = 'certain'
WITH *, coalesce(event.id, activity.value, activity.id) AS counted
  // otherwise
WITH *, coalesce(activity.value, activity.id) AS counted
  // end
