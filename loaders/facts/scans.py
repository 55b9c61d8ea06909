"""The mark of facts that OCR read: they may have errors that the notice has not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph.entities import Facts, Value, without_missing
from loaders.contract.record import NoticeRecord


def marked_as_ocr(facts: Facts, record: NoticeRecord) -> Facts:
    """Return the facts with the mark and the mean score on all that has words of a scan; others as they are."""
    if not record.source.ocr:
        return facts
    marks = without_missing(ocr=True, ocr_score=record.source.ocr_score)

    def marked(properties: Mapping[str, Value], is_notice: bool) -> Mapping[str, Value]:
        is_read = is_notice or properties.get("notice") == record.id
        return {**properties, **marks} if is_read else properties

    nodes = (replace(each, properties=marked(each.properties, each.id == record.id)) for each in facts.nodes)
    edges = (replace(each, properties=marked(each.properties, is_notice=False)) for each in facts.edges)
    return replace(facts, nodes=tuple(nodes), edges=tuple(edges))
