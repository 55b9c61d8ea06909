"""The notebook for researchers, executed cell by cell against a server, and kept without outputs."""

from pathlib import Path
from typing import Any

import httpx
import nbformat
import pytest
from nbclient import NotebookClient

pytestmark = pytest.mark.slow

FILE = Path(__file__).parents[2] / "queries" / "notebook" / "question-to-figure.ipynb"


@pytest.fixture
def notebook() -> Any:
    return nbformat.read(FILE, as_version=4)  # type: ignore[no-untyped-call]


def test_it_is_kept_without_outputs(notebook: Any) -> None:
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)


def outputs(notebook: Any, kind: str) -> list[str]:
    """Return the outputs of a media type, in order."""
    found = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    return [output["data"][kind] for output in found if kind in output.get("data", {})]


def test_it_leads_from_a_question_to_figures(
    notebook: Any, client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUALITY_MONTH", str(client.base_url))
    NotebookClient(notebook, timeout=120).execute()  # its kernel has the variables of this process
    assert len(outputs(notebook, "image/png")) == 2
    tables = outputs(notebook, "text/html")
    assert len(tables) == 4
    assert "宣传" in tables[0]
    assert "quote" in tables[2]
    assert "X-Loaded-At" in outputs(notebook, "text/plain")[-1]
    complaints = [
        output.text
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if output.get("name") == "stderr"
    ]
    assert complaints == [], "a letter that the font lacks is reported there"
