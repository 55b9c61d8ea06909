"""The commands by which an editor decides who is who: a line of ontology/vocabulary/identities.csv each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from loaders.cli.console import print_line
from loaders.lexicon.knowledge import Knowledge
from loaders.resolve.resolver import Resolver
from ontology.errors import OntologyError
from ontology.identities import (
    IDENTITIES_CSV,
    MERGE,
    SPLIT,
    Decision,
    as_line,
    identity_findings,
    read_identities,
)

Reason = Annotated[str, typer.Option(help="理由 / the reason")]
Source = Annotated[str, typer.Option(help="依据的文件或网页 / the document or page it rests on")]
By = Annotated[str, typer.Option(help="谁定的，写角色，不写人名 / who decided: a role, never a person")]
File = Annotated[
    Path,
    typer.Option(help="写入的文件 / the file to write to", show_default="ontology/vocabulary/identities.csv"),
]
Into = Annotated[
    str, typer.Argument(help="留下的机构：标识或全称 / the agency that stays: its id or full name")
]


def merge_agencies(
    what: Annotated[str, typer.Argument(help="并入的机构的标识 / the id of the agency that goes")],
    into: Into,
    reason: Reason,
    source: Source = "",
    by: By = "editor",
    file: File = IDENTITIES_CSV,
) -> None:
    """认定两个机构为一个：旧标识转到留下的机构（308）。删去该行即撤销。 / Decide that two agencies are one: the old id
    leads to the one that stays (308). Removing the line undoes it."""
    _write(_decision(MERGE, what, into, reason, source, by), file)


def split_name(
    name: Annotated[str, typer.Argument(help="原文写法 / the printed name")],
    into: Into,
    reason: Reason,
    region: Annotated[str, typer.Option(help="地区代码 / code of the region of the issuers")] = "",
    notice: Annotated[str, typer.Option(help="通知的标识 / id of the notice")] = "",
    begin: Annotated[str, typer.Option(help="起于（ISO 日期） / first ISO date")] = "",
    end: Annotated[str, typer.Option(help="止于（ISO 日期） / last ISO date")] = "",
    source: Source = "",
    by: By = "editor",
    file: File = IDENTITIES_CSV,
) -> None:
    """认定一个写法在某地、某通知或某时另有所指。删去该行即撤销。 / Decide that a printed name means another agency in a
    region, a notice or a time. Removing the line undoes it."""
    decision = _decision(SPLIT, name, into, reason, source, by)
    _write(replace(decision, region=region, notice=notice, begin=begin, end=end), file)


def _decision(action: str, what: str, into: str, reason: str, source: str, by: str) -> Decision:
    today = datetime.now(UTC).date().isoformat()
    return Decision(action, what, into, "", "", "", "", reason, source, by, today)


def _write(decision: Decision, file: Path) -> None:
    """Append a decision to the file, unless it cannot hold. Raises `OntologyError` for one that cannot."""
    knowledge, present = Knowledge.load(), read_identities(file)
    extended = replace(present, decisions=(*present.decisions, decision))
    for what, defect in identity_findings(extended, knowledge.vocabulary):
        raise OntologyError(f"{what} {defect}; nothing was written")
    agency = Resolver(knowledge.vocabulary, knowledge.lexicon, None).agency_of_decision(decision.into)
    if agency is None:
        raise OntologyError(
            f"{decision.into} is neither the id nor the full name of an agency; nothing was written"
        )
    text = file.read_text("utf-8") if file.exists() else ""
    file.write_text(f"{text.rstrip()}\n{as_line(decision)}\n", "utf-8")
    number = len(file.read_text("utf-8").splitlines())
    print_line(f"{decision.what} → {agency.name} {agency.id}: {file.name}:{number}")
    print_line("重新载入有关通知后生效；删去该行并重新载入即撤销")
    print_line(
        "takes effect when the notices are loaded again; undone by removing the line and loading them again"
    )
