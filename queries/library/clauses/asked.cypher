// Asked for: each `activity` with the `year` of its campaign, by $from_year, $to_year, $scope, $series and $region, and of
// registers where $basis has them. What takes place in a region takes place in the regions around it.
  // when: series
MATCH (:ActivitySeries {id: $series})<-[:IN_SERIES|CONCERNS]-(activity)
WITH DISTINCT activity
MATCH (activity)-[:PART_OF|DESCRIBES]->(campaign:Campaign)
  // when: region
MATCH (:Region {id: $region})<-[:WITHIN*0..3]-(:Region)<-[:IN_REGION|CONCERNS]-(activity)
WITH DISTINCT activity
MATCH (activity)-[:PART_OF|DESCRIBES]->(campaign:Campaign)
  // otherwise
MATCH (campaign:Campaign)
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
MATCH (campaign)<-[:PART_OF|DESCRIBES]-(activity)
  // end
WITH activity, campaign
WHERE ($from_year IS NULL OR campaign.year >= $from_year)
  AND ($to_year IS NULL OR campaign.year <= $to_year)
  AND ($scope IS NULL OR campaign.scope = $scope)
  AND (activity.fact IS NULL OR ('register' IN $basis AND activity.fact = 'activity' AND activity.status = 'confirmed'))
  AND ($series IS NULL OR $region IS NULL OR EXISTS {
    MATCH (activity)-[:IN_REGION|CONCERNS]->(:Region)-[:WITHIN*0..3]->(around:Region) WHERE around.id = $region })
WITH DISTINCT activity, campaign.year AS year
