"""Entities in RDF by content negotiation: the same address, another Accept header, or the parameter `format`."""

from typing import Annotated, Any, Literal

from fastapi import Query, Request, Response

from api.context import AppContext
from api.language import both
from api.negotiation import media_content, preferred
from graph.rdf_files import rdf_bytes
from ontology.kinds import NodeClass
from queries.entities.rdf import MOST_EDGES, entity_triples
from queries.sparql.formats import TRIPLE_FORMATS, SparqlFormat

_JSON = "json"
_BY_TYPE = {each.media_types[0]: each for each in TRIPLE_FORMATS}
_BY_NAME = {each.name: each for each in TRIPLE_FORMATS}
FORM = Annotated[
    Literal["json", "ttl", "nt", "rdf", "jsonld"] | None,
    Query(alias="format", description=both("格式，代替 Accept", "format, in place of Accept")),
]
AFTER = Annotated[
    str | None,
    Query(
        description=both(
            f"RDF 中接着哪一条关系之后；每页至多 {MOST_EDGES:,} 条，下一页见 Link",
            f"of RDF: the relationship to go on behind; a page has at most {MOST_EDGES:,}, Link has the next",
        )
    ),
]
RDF_CONTENT: dict[str, Any] = {"content": media_content(_BY_TYPE)}


def rdf_form(request: Request, name: str | None) -> SparqlFormat | None:
    """Return the RDF format of a request; None for JSON, also where it accepts nothing of either."""
    if name is not None:
        return _BY_NAME.get(name)
    accept = ",".join(request.headers.getlist("accept"))
    return _BY_TYPE.get(preferred(accept, ("application/json", *_BY_TYPE)) or _JSON)


def next_path(request: Request, after: str, **given: str) -> str:
    """Return the path of the page that follows that of a request: `after` is its cursor, `given` further parameters."""
    url = request.url.include_query_params(after=after, **given)
    return f"{url.path}?{url.query}"


def next_link(path: str) -> str:
    """Return the value of a Link header that names the page that follows."""
    return f'<{path}>; rel="next"'


def rdf_response(
    request: Request,
    context: AppContext,
    node_class: NodeClass,
    entity: str,
    form: SparqlFormat,
    derived: bool,
    after: str | None,
) -> Response:
    """Return the triples of an entity. Raises NotFound, QuestionError and StoreError."""
    base = context.settings.base_iri
    found = entity_triples(context.store, context.model, node_class, entity, derived=derived, after=after)
    headers = {"vary": "accept", "content-type": form.content_type}
    if found.next is not None:
        headers["link"] = next_link(next_path(request, found.next, format=form.name))
    return Response(rdf_bytes(found.triples, form.rdf, context.model, base), headers=headers)
