// title: 通知中的事实 | Facts of a notice
// answers: 一份通知写明了哪些事实：活动及其类型、组织者、地区、系列，署名、主题、口号、引用、转发，以及标题、文号、日期等，逐条附原文及其位置。
//   | Facts that a notice states: activities with their types, organisers, regions and series, issuers, themes, slogans, citations, what it forwards, and title, number and dates, each with its quote and span.
// parameter: notice string required of Notice | 通知：标识、标题或文号 | notice, by id, title or document number
// example: notice=国市监质发〔2025〕77号
// column: notice_id string of Notice | 通知的标识 | id of the notice
// column: relation string | 关系类型；HAS_EVIDENCE 为通知自身的属性，见 about | type of the relationship; HAS_EVIDENCE is a property of the notice itself, named by about
// column: subject_class string | 起点的类 | class of the subject
// column: subject_id string of Actor,Notice,Activity,Campaign | 起点的标识 | id of the subject
// column: subject string | 起点 | subject
// column: object_class string | 终点的类 | class of the object
// column: object_id string of Notice,Activity,ActivityType,Region,ActivitySeries,Event,Campaign,Theme,Slogan,Policy,Evidence | 终点的标识 | id of the object
// column: object string | 终点 | object
// column: object_en string | 终点的英文名称 | its English name
// column: about string | 所证属性 | property of the notice that the quote supports
// column: role string | 角色 | role in the activity
// column: basis string | 依据方式 | basis of the participation
// column: name_as_printed string | 原文写法 | name as printed
// column: resolved_by string | 认定规则 | rule by which the name was resolved
// column: certainty string | certain（确定）或 probable（可能） | certain or probable
// column: rule string | 推得所用的规则 | rule of a derived fact
// column: curated boolean | 由人工更正 | whether a curator corrected it
// column: section string | 章节 | section
// column: start integer | 起始位置（字符，从 0 起） | start of the quote, in characters from 0
// column: end integer | 结束位置（不含） | end of the quote, exclusive
// column: quote string | 原文 | quote

MATCH (notice:Notice {id: $notice})
OPTIONAL MATCH (notice)-[own]-() WHERE own.notice = notice.id
WITH notice, collect(own) AS owned
OPTIONAL MATCH (notice)<-[:MENTIONED_IN]-(:Activity)-[part:ORGANIZED|HAS_TYPE|IN_REGION|IN_SERIES|PLANS]-()
  WHERE part.notice = notice.id
WITH notice, owned, collect(DISTINCT part) AS parts
// Slogans that a regional notice prints may be those of the nation, which it does not announce.
OPTIONAL MATCH (:Campaign {year: notice.campaign_year})-[said:HAS_THEME|HAS_SLOGAN|IMPLEMENTS]->()
  WHERE said.notice = notice.id
WITH notice, owned, parts, collect(DISTINCT said) AS sayings
UNWIND owned + parts + sayings AS fact
WITH notice, fact, startNode(fact) AS subject, endNode(fact) AS object
RETURN notice.id AS notice_id, type(fact) AS relation,
       CASE WHEN subject:Agency THEN 'Agency' WHEN subject:Region THEN 'Region' WHEN subject:Notice THEN 'Notice'
            WHEN subject:Campaign THEN 'Campaign' ELSE 'Activity' END AS subject_class,
       subject.id AS subject_id, coalesce(subject.name, subject.title) AS subject,
       CASE WHEN object:ActivityType THEN 'ActivityType' WHEN object:Region THEN 'Region'
            WHEN object:ActivitySeries THEN 'ActivitySeries' WHEN object:Event THEN 'Event'
            WHEN object:Campaign THEN 'Campaign' WHEN object:Theme THEN 'Theme' WHEN object:Slogan THEN 'Slogan'
            WHEN object:Policy THEN 'Policy' WHEN object:Evidence THEN 'Evidence' WHEN object:Activity THEN 'Activity'
            ELSE 'Notice' END AS object_class,
       object.id AS object_id,
       CASE WHEN object:Theme OR object:Slogan THEN object.text ELSE coalesce(object.name, object.title, object.quote) END AS object,
       object.name_en AS object_en, object.about AS about, fact.role AS role, fact.basis AS basis,
       fact.name_as_printed AS name_as_printed, fact.resolved_by AS resolved_by, fact.certainty AS certainty,
       fact.rule AS rule, coalesce(fact.curated, false) AS curated, fact.section AS section, fact.start AS start,
       fact.end AS `end`, fact.quote AS quote
ORDER BY coalesce(start, 9999999), coalesce(`end`, 9999999), relation, subject_id, object_id, role, rule
