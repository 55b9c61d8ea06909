"""The command that writes the graph, or one notice, as an RDF file.

It stands beside `load` and `retract`, as the three have formats, owners and mapping in common: what `export` writes
`load` reads. `python -m queries` answers questions, whose names are not to be mixed with those of commands.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from graph.entities import NOTICE
from graph.export import RdfPiece, merged_pieces, owner_piece, owner_pieces
from graph.former_ids import current_ids
from graph.rdf_files import rdf_format, write_rdf
from graph.settings import Settings
from graph.store import Store, open_store
from loaders.cli.console import print_line
from ontology.errors import NotFound
from ontology.kinds import Model
from ontology.model import load_model

Out = Annotated[
    Path,
    typer.Argument(
        help="文件：.nq .trig .jsonld 分所有者，.ttl .nt 合并 / file: .nq .trig .jsonld by owner, .ttl .nt merged",
        show_default=False,
    ),
]
OneNotice = Annotated[
    str | None,
    typer.Option(
        "--notice", help="只写一份通知（编号），或 register:名称 / one notice (its id), or register:NAME"
    ),
]


def export_graph(out: Out, notice: OneNotice = None) -> None:
    """把图写成 RDF：分所有者的可以重新载入，一条不失；其余合并各所有者的说法。 / Write the graph as RDF: by owner, to
    be loaded again without loss, or with the statements of all owners merged."""
    settings, model, form = Settings.from_environment(os.environ), load_model(), rdf_format(out)
    with open_store(settings) as store:
        if notice is not None:
            pieces = iter([_one(store, model, notice)])
        else:
            pieces = owner_pieces(store, model) if form.supports_datasets else merged_pieces(store, model)
        count = write_rdf(out, pieces, model, settings.base_iri)
    print_line(f"已写出 / written: {out}, {count:,} 个三元组 / triples")


def _one(store: Store, model: Model, owner: str) -> RdfPiece:
    """Return the facts of one owner. The former id of one notice will do. Raises `NotFound`."""
    ids = [owner, *current_ids(store, NOTICE, owner)]
    found = [piece for each in dict.fromkeys(ids) if (piece := owner_piece(store, model, each)) is not None]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f"{owner} is a former id of {', '.join(ids[1:])}; export one of these")
    raise NotFound(f"{owner} is not loaded; `python -m queries notices` lists the loaded notices")
