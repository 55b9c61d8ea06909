"""`python -m loaders`: read notices, load them, see what was read."""

from loaders.cli.commands import app

if __name__ == "__main__":
    app(prog_name="python -m loaders")
