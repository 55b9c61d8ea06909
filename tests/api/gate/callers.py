"""Services with keys, their callers, and the command that makes keys."""

import os
import subprocess
import sys
from dataclasses import dataclass, replace

from api.gate.keys import new_key
from graph.settings import PROJECT_ROOT, Settings

OWNERS = {
    "reader": frozenset({"read"}),
    "researcher": frozenset({"read", "query"}),
    "watcher": frozenset({"metrics"}),
}


@dataclass(frozen=True)
class Keyed:
    """Settings with a key for each owner, and the keys by owner."""

    settings: Settings
    secrets: dict[str, str]

    def headers(self, owner: str | None) -> dict[str, str]:
        """The headers by which an owner asks; none without one."""
        return {} if owner is None else {"authorization": f"Bearer {self.secrets[owner]}"}


def keyed(settings: Settings, **others: object) -> Keyed:
    """Settings of a service that others can reach, with keys."""
    made = {name: new_key(name, scopes) for name, scopes in OWNERS.items()}
    lines = "\n".join(key.line() for _, key in made.values())
    changed = replace(settings, api_host="0.0.0.0", api_keys=lines, **others)  # type: ignore[arg-type]
    return Keyed(changed, {name: secret for name, (secret, _) in made.items()})


def command(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """A finished run of `python -m api` with these arguments and settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    return subprocess.run(
        [sys.executable, "-m", "api", *arguments],
        cwd=PROJECT_ROOT, env=clean | variables, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
