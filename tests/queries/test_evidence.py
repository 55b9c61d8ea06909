"""Evidence of entities: the same from both servers, in pages, for one relationship alone."""

import pytest

from graph.cypher import Cypher
from graph.store import Store
from ontology.errors import NotFound, QuestionError
from ontology.kinds import Model
from queries.entities.entity import named_entity
from queries.evidence import activity_quotes, cited_notices, read_evidence

ENTITIES = (
    ("Agency", "samr"), ("Notice", "samr-2023-tong-zhi-d56b97"), ("Campaign", "national-2025"), ("Region", "350000"),
    ("ActivityType", "conference_forum"), ("Record", "campaigns.1"), ("Agency", "nobody"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "entity"), ENTITIES)
def test_both_servers_give_the_same(both: tuple[Store, Store], model: Model, name: str, entity: str) -> None:
    embedded, neo4j = (
        read_evidence(store, model, model.nodes[name], entity, skip=3, limit=60) for store in both
    )
    assert embedded == neo4j


def test_pages_follow_one_another(shipped: Store, model: Model) -> None:
    node_class = model.nodes["Notice"]
    whole = read_evidence(shipped, model, node_class, "samr-2023-tong-zhi-d56b97", limit=1_000)
    assert len(whole.items) == whole.total > 100
    pages = [
        read_evidence(shipped, model, node_class, "samr-2023-tong-zhi-d56b97", skip=skip, limit=70)
        for skip in range(0, whole.total, 70)
    ]
    assert [each for page in pages for each in page.items] == [*whole.items]
    assert {page.total for page in pages} == {whole.total}


def test_one_relationship_alone(shipped: Store, model: Model) -> None:
    issued = read_evidence(shipped, model, model.nodes["Agency"], "spc", relation="ISSUED")
    assert {each.relation for each in issued.items} == {"ISSUED"}
    (only, *others) = (each.other.id for each in issued.items)
    assert others
    narrowed = read_evidence(shipped, model, model.nodes["Agency"], "spc", relation="ISSUED", other=only)
    assert [each.other.id for each in narrowed.items] == [only]


def test_the_quote_of_an_activity_is_its_longest(shipped: Store) -> None:
    activity = "samr-2023-tong-zhi-d56b97.db0270021f81"
    found = activity_quotes(shipped, [activity, "none"])
    assert [*found] == [activity]
    assert found[activity].other.properties["quote"] == "最高人民法院发布一批食品药品安全刑事审判典型案例"


def test_a_notice_is_cited_with_what_it_states(shipped: Store) -> None:
    found = cited_notices(
        shipped, ["guo-shi-jian-zhi-fa-2025-77-156e41", "samr-2023-tong-zhi-d56b97", "none"]
    )
    assert {each.id: (each.doc_number, each.issue_date) for each in found.values()} == {
        "guo-shi-jian-zhi-fa-2025-77-156e41": ("国市监质发〔2025〕77号", "2025-08-26"),
        "samr-2023-tong-zhi-d56b97": (None, None),
    }


def test_an_entity_is_named_by_id_name_or_former_id(shipped: Store, model: Model) -> None:
    agency, notice, activity = (model.nodes[name] for name in ("Agency", "Notice", "Activity"))
    assert named_entity(shipped, agency, "spc") == named_entity(shipped, agency, "最高法") == "spc"
    assert named_entity(shipped, notice, "国市监质发〔2025〕77号") == "guo-shi-jian-zhi-fa-2025-77-156e41"
    assert (
        named_entity(shipped, notice, "guo-shi-jian-zhi-fa-2025-77") == "guo-shi-jian-zhi-fa-2025-77-156e41"
    )
    with pytest.raises(NotFound, match="无此机构"):
        named_entity(shipped, agency, "无此机构")
    text = "MATCH (a:Activity) WITH a.name AS name, count(*) AS times WHERE times > 1 RETURN name LIMIT 1"
    with pytest.raises(QuestionError, match="give one of these ids"):
        named_entity(shipped, activity, str(shipped.read(Cypher(text)).value()))
