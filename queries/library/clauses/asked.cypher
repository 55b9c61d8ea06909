// Asked for: each `activity` with the `year` of its campaign, by $from_year, $to_year, $scope, $series and $region. What
// takes place in a region takes place in the regions around it.
  // when: series
MATCH (:ActivitySeries {id: $series})<-[:IN_SERIES]-(activity:Activity)
WITH DISTINCT activity
MATCH (activity)-[:PART_OF]->(campaign:Campaign)
  // when: region
MATCH (:Region {id: $region})<-[:WITHIN*0..3]-(:Region)<-[:IN_REGION]-(activity:Activity)
WITH DISTINCT activity
MATCH (activity)-[:PART_OF]->(campaign:Campaign)
  // otherwise
MATCH (campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
MATCH (campaign)<-[:PART_OF]-(activity)
  // end
WITH activity, campaign
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
  AND ($series IS NULL OR $region IS NULL OR EXISTS {
    MATCH (activity)-[:IN_REGION]->(:Region)-[:WITHIN*0..3]->(around:Region) WHERE around.id = $region })
WITH DISTINCT activity, campaign.year AS year
