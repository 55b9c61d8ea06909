"""`python -m loaders`: read notices, load them into the graph, score extraction."""

from loaders.cli.commands import app
from ontology.console import command_line

if __name__ == "__main__":
    with command_line():
        app(prog_name="python -m loaders")
