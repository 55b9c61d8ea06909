// title: 各年资料的多少 | Coverage by year
// answers: 每年每个范围的“质量月”有什么资料：通知全文、只有登记，或什么也没有；各种事实通知所载多少、登记所载多少。没有资料的年度也列出，那是未收，不是没有发生。
//   | What is known of the quality month of each year and scope: notices in full, registers only, or nothing; with the number of facts of each kind by notices and by registers. Years without anything are there too: nothing is known of them here, which is not to say that nothing took place.
// parameter: from_year integer = 1978 | 起始年度（含） | first year, inclusive
// parameter: to_year integer | 截止年度（含）；不写则到有资料的最后一年 | last year, inclusive; without it, the last one of which anything is known
// parameter: scope string | “质量月”的范围，如 national、machinery；不写则各个范围都列，没有资料的年度列全国 | scope of the campaign, such as national or machinery; without it all scopes, and national where nothing is known
// parameter: status strings in status = confirmed,unconfirmed | 计入的登记的查证情况 | status of the records that count
// column: year integer | 年度 | year
// column: scope string | 范围 | scope
// column: campaign_id string of Campaign | “质量月”的标识 | id of the campaign
// column: extent string | notice（有通知全文）、register（只有登记）、nothing（没有资料） | notice: a notice in full; register: records only; nothing
// column: notices integer | 通知份数 | number of notices in full
// column: records integer | 登记条数；来源不同的各为一条 | number of records; each source has its own
// column: notice_facts strings | 通知所载各种事实的件数，如 theme=1 | kinds of facts of the notices and their numbers, as theme=1
// column: register_facts strings | 登记所载各种事实的件数，几个来源的同一内容计一件 | kinds of facts of the records and their numbers; what several sources have counts once

OPTIONAL MATCH (each:Campaign)
WITH max(each.year) AS latest
WITH coalesce($to_year, latest, $from_year) AS last, coalesce($scope, 'national') AS framed
UNWIND range($from_year, last) AS year
OPTIONAL MATCH (found:Campaign)
  WHERE found.year = year AND ($scope IS NULL OR found.scope = $scope)
WITH year, framed, collect(found.scope) AS scopes
UNWIND scopes + CASE WHEN framed IN scopes THEN [] ELSE [framed] END AS scope
OPTIONAL MATCH (campaign:Campaign)
  WHERE campaign.year = year AND campaign.scope = scope
WITH year, scope, campaign
ORDER BY year, CASE scope WHEN 'national' THEN 0 ELSE 1 END, scope
CALL (campaign) {
  OPTIONAL MATCH (campaign)<-[:ANNOUNCES]-(notice:Notice)
  OPTIONAL MATCH (notice)<-[:ISSUED]-(issuer:Agency)
  RETURN count(DISTINCT notice.id) AS notices, count(DISTINCT issuer.id) AS issuers
}
CALL (campaign) {
  OPTIONAL MATCH (campaign)-[use:HAS_THEME]->(theme:Theme)
    WHERE use.notice IS NOT NULL
  RETURN count(DISTINCT theme.id) AS themes
}
CALL (campaign) {
  OPTIONAL MATCH (campaign)-[use:HAS_SLOGAN]->(slogan:Slogan)
    WHERE use.notice IS NOT NULL
  RETURN count(DISTINCT slogan.id) AS slogans
}
CALL (campaign) {
  OPTIONAL MATCH (campaign)<-[:PART_OF]-(activity:Activity)
  RETURN count(DISTINCT activity.id) AS activities
}
CALL (campaign) {
  OPTIONAL MATCH (campaign)<-[:DESCRIBES]-(record:Record)
    WHERE record.status IN $status
  WITH record.fact AS fact, count(record) AS sources, count(DISTINCT record.value) AS values ORDER BY fact
  WITH collect({fact: fact, sources: sources, values: values}) AS kinds
  WITH [kind IN kinds WHERE kind.sources > 0] AS kinds
  RETURN reduce(total = 0, kind IN kinds | total + kind.sources) AS records,
         [kind IN kinds | kind.fact + '=' + toString(kind.values)] AS register_facts
}
RETURN year, scope, campaign.id AS campaign_id,
       CASE WHEN notices > 0 THEN 'notice' WHEN records > 0 THEN 'register' ELSE 'nothing' END AS extent, notices, records,
       CASE WHEN activities > 0 THEN ['activity=' + toString(activities)] ELSE [] END
         + CASE WHEN issuers > 0 THEN ['issuer=' + toString(issuers)] ELSE [] END
         + CASE WHEN notices > 0 THEN ['notice=' + toString(notices)] ELSE [] END
         + CASE WHEN slogans > 0 THEN ['slogan=' + toString(slogans)] ELSE [] END
         + CASE WHEN themes > 0 THEN ['theme=' + toString(themes)] ELSE [] END AS notice_facts, register_facts
ORDER BY year, CASE scope WHEN 'national' THEN 0 ELSE 1 END, scope
