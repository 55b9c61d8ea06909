// Counting: `activity` counts as itself, or where $count asks for them as the `event` that it plans.
OPTIONAL MATCH (activity)-[planning:PLANS]->(event:Event)
  WHERE $count = 'probable_events' OR ($count = 'events' AND planning.certainty = 'certain')
