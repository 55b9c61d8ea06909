"""The files of the explorer's pages: ours in viz/static, and vis-network as pyvis brings it."""

from importlib.util import find_spec
from pathlib import Path

STATIC = Path(__file__).parent / "static"
INDEX = STATIC / "index.html"
CYPHER = STATIC / "cypher.html"
PAGE = STATIC / "page.html"
VIS_SCRIPT, VIS_SHEET = "vis-network.min.js", "vis-network.css"


def vis_folder() -> Path:
    """Return the folder of vis-network's script and style sheet in the installed pyvis, the newest it brings.

    Raises FileNotFoundError where there is none: the page would stay without a network.
    """
    # find_spec does not import the package, which importlib.resources would: 0.3 s at every start.
    spec = find_spec("pyvis")
    places = spec.submodule_search_locations or () if spec else ()
    found = [script.parent for place in places for script in Path(place).glob(f"lib/vis-*/{VIS_SCRIPT}")]
    if not found:
        raise FileNotFoundError(f"no {VIS_SCRIPT} in the installed pyvis: install pyvis again")
    return max(found, key=lambda folder: [int(part) for part in folder.name.removeprefix("vis-").split(".")])
