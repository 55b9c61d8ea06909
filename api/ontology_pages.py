"""The documentation of the ontology, and the ontology itself at its own path, in the format a client asks for."""

import hashlib
from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Response

from api.context import AppContext, problems, router
from api.language import Language, both, language_of
from api.negotiation import preferred
from ontology.errors import NotFound
from ontology.pages.history import FILES_OF_VERSIONS
from ontology.pages.items import ONTOLOGY_PAGE, VOCABULARIES_PAGE
from ontology.pages.rendering import page_file
from ontology.pages.serialisations import FORMATS
from ontology.pages.site import site_file, site_names

_HTML = "text/html"
_TYPES = {"html": _HTML, "css": "text/css", "svg": "image/svg+xml"}
_TYPES |= {each.file_extension: each.media_type for each in FORMATS}
_ENDINGS = {media_type: ending for ending, media_type in _TYPES.items() if ending not in ("css", "svg")}
_REVALIDATED = {"cache-control": "no-cache", "vary": "accept, accept-language"}
_LANGUAGE = both("网页的语言；默认依浏览器", "language of the page; by default that of the browser")
Shown = Annotated[Language | None, Query(description=_LANGUAGE)]
Asked = Annotated[str, Header(include_in_schema=False)]


def ontology_routes(context: AppContext) -> APIRouter:
    """Return `/ontology`, its versions, and the files of the documentation beside it."""
    routes = router("Ontology")
    _add_ontology(routes)
    _add_versions(routes, context.model.version)
    _add_vocabularies(routes)
    for name in site_names():
        if not name.startswith(FILES_OF_VERSIONS):
            _add_file(routes, name)
    return routes


def _add_ontology(routes: APIRouter) -> None:
    content: dict[str, dict[str, str]] = {
        each: {} for each in (_HTML, *(format_.media_type for format_ in FORMATS))
    }

    @routes.get(
        f"/{ONTOLOGY_PAGE}",
        operation_id="ontology",
        summary=both(
            "本体：说明网页，或依 Accept 为 RDF", "The ontology: its documentation, or RDF by Accept"
        ),
        response_class=Response,
        responses={200: {"content": content}, **problems(422)},
    )
    def get_ontology(
        lang: Shown = None,
        accept: Asked = "",
        accept_language: Asked = "",
        if_none_match: Asked = "",
    ) -> Response:
        ending = _ENDINGS[preferred(accept, tuple(_ENDINGS)) or _HTML]
        language = lang or language_of(accept_language)
        name = page_file(ONTOLOGY_PAGE, language) if ending == "html" else f"{ONTOLOGY_PAGE}.{ending}"
        return _file_response(name, if_none_match, {"content-location": name})


def _add_versions(routes: APIRouter, present: str) -> None:
    number = Path(description=both("版本号，如 0.2.0", "number of the version, as 0.2.0"), min_length=1)

    @routes.get(
        f"/{FILES_OF_VERSIONS}{{version}}",
        operation_id="ontology-version",
        summary=both("某一版本体（Turtle）", "A version of the ontology, in Turtle"),
        response_class=Response,
        responses={200: {"content": {_TYPES["ttl"]: {}}}, **problems(404, 422)},
    )
    def get_version(version: Annotated[str, number], if_none_match: Asked = "") -> Response:
        asked = version.removesuffix(".ttl")
        name = f"{ONTOLOGY_PAGE if asked == present else FILES_OF_VERSIONS + asked}.ttl"
        if name not in site_names():
            raise NotFound(
                f"no version of the ontology is called {version!r}: the page of the ontology lists them"
            )
        return _file_response(name, if_none_match)


def _add_vocabularies(routes: APIRouter) -> None:
    @routes.get(
        f"/{VOCABULARIES_PAGE}",
        operation_id="vocabularies",
        summary=both("词表：说明网页", "The vocabularies: their documentation"),
        response_class=Response,
        responses={200: {"content": {_HTML: {}}}, **problems(422)},
    )
    def get_vocabularies(
        lang: Shown = None, accept_language: Asked = "", if_none_match: Asked = ""
    ) -> Response:
        name = page_file(VOCABULARIES_PAGE, lang or language_of(accept_language))
        return _file_response(name, if_none_match, {"content-location": name})


def _add_file(routes: APIRouter, name: str) -> None:
    @routes.get(f"/{name}", include_in_schema=False)
    def get_file(if_none_match: Asked = "") -> Response:
        return _file_response(name, if_none_match)


def _file_response(name: str, if_none_match: str, headers: dict[str, str] | None = None) -> Response:
    """Return a file of the documentation; 304 where the client has it already."""
    content = site_file(name)
    sent = {**_REVALIDATED, **(headers or {}), "etag": f'"{hashlib.sha256(content).hexdigest()[:32]}"'}
    if sent["etag"] in if_none_match:
        return Response(status_code=304, headers=sent)
    return Response(content, headers=sent, media_type=_TYPES[name.rpartition(".")[2]])
