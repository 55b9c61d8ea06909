// title: 职能沿革 | Agencies in charge of a remit
// answers: 某项职能（如质量监督）在某日由哪个机构主管；不指明日期时，列出历任主管机构。不指明地区时指全国。
//   | The agency that was in charge of a remit, such as the supervision of quality (质量监督), on a date; without a date, every agency that has been, in order. Without a region, of the whole country.
// parameter: remit string | 职能，如 质量监督、计量、标准化 | remit, by its Chinese name
// parameter: region string of Region | 哪个地区：代码或名称 | in which region, by code or name
// parameter: as_of date | 何时（年、月或日） | at that year, month or day
// column: remit string | 职能 | remit
// column: agency_id string of Agency | 机构的标识 | id of the agency
// column: agency string | 机构 | agency
// column: agency_en string | 英文名称 | its English name
// column: since string | 何时起主管：机构成立之时，或职能划入之时 | in charge since it was founded, or since the remit passed to it
// column: until string | 何时止 | in charge until
// column: certain boolean | 起止时间只知范围的，在范围之内时为 false | false within the frame of a beginning or end that is not known exactly
// column: today_id string of Agency | 今天的机构的标识 | id of the agency of today
// column: today string | 今天的机构 | agency of today
// column: source string | 来源 | source

MATCH (agency:Agency)
WHERE ($region IS NULL AND NOT EXISTS { MATCH (agency)-[:HAS_JURISDICTION]->(:Region) })
  OR EXISTS { MATCH (agency)-[:HAS_JURISDICTION]->(region:Region) WHERE region.id = $region }
// The remits of a local agency are those of its kind.
OPTIONAL MATCH (agency)-[:OF_KIND]->(kind:AgencyKind)
WITH agency, coalesce(agency.remits, kind.remits) AS remits
WHERE remits IS NOT NULL
OPTIONAL MATCH chain = (agency)-[:SUCCEEDED_BY*1..8]->(later:Agency)
  WHERE all(step IN relationships(chain) WHERE step.change_kind <> 'split')
    AND NOT EXISTS { MATCH (later)-[next:SUCCEEDED_BY]->(:Agency) WHERE next.change_kind <> 'split' }
WITH agency, remits, coalesce(later, agency) AS today
UNWIND remits AS remit
WITH DISTINCT agency, today, remit
WHERE $remit IS NULL OR remit = $remit
// A remit that another agency handed over begins with that change.
OPTIONAL MATCH (before:Agency)-[handed:SUCCEEDED_BY]->(agency)
  WHERE remit IN before.remits
WITH agency, today, remit, min(coalesce(handed.changed_on_earliest, handed.changed_on)) AS handed
WITH agency, today, remit,
     CASE WHEN handed IS NOT NULL AND (agency.valid_from IS NULL OR handed > agency.valid_from)
          THEN handed ELSE agency.valid_from END AS since
WHERE $as_of IS NULL OR ((since IS NULL OR left(since, size($as_of)) <= $as_of)
  AND (agency.valid_to IS NULL OR left(agency.valid_to, size($as_of)) > $as_of))
WITH remit, agency, today, since,
     CASE WHEN $as_of IS NULL THEN true
          ELSE left(coalesce(agency.valid_from_latest, '0'), size($as_of)) <= $as_of
            AND left(coalesce(agency.valid_to_earliest, '9999'), size($as_of)) > $as_of END AS certain
RETURN remit, agency.id AS agency_id, agency.name AS agency, agency.name_en AS agency_en,
       since, agency.valid_to AS until, certain, today.id AS today_id, today.name AS today, agency.source AS source
ORDER BY remit, coalesce(since, '0'), agency_id
