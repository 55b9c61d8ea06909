"""The correction files: one YAML file a notice, read and checked before anything is applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError
from yaml import MappingNode, Node, SafeLoader, SequenceNode, YAMLError, safe_dump
from yaml.constructor import ConstructorError

from loaders.contract.record import Action
from loaders.curation.corrections import (
    MANY,
    SINGLE,
    ActivityAddress,
    ActivityFields,
    Correction,
    Corrections,
    HeadValue,
    NewActivity,
    Signature,
)
from ontology.errors import NoticeError

# The same loader in C, eight times as fast, where PyYAML was built with it.
_Base = getattr(yaml, "CSafeLoader", SafeLoader)
CURATION = Path(__file__).parent
_ACTIONS: tuple[Action, ...] = ("add", "change", "drop")
_BESIDE: dict[str, TypeAdapter[Any]] = {
    "words": TypeAdapter(str), "after": TypeAdapter(str), "position": TypeAdapter(int)
}  # fmt: skip
_REMEDY = "a correction has one of add, change, drop, with reason, source, by (a role) and date"


@dataclass(frozen=True)
class Curation:
    """The corrections of every notice that has some, by the id of the notice."""

    notices: Mapping[str, Corrections]

    @classmethod
    def read(cls, folder: Path = CURATION) -> Curation:
        """From the files of a folder. Raises `NoticeError` naming file and line of what is malformed."""
        if not folder.is_dir():
            raise NoticeError(f"{folder}: no such folder of correction files")
        files = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
        return cls({each.notice: each for each in map(read_corrections, files)})


def read_corrections(path: Path) -> Corrections:
    """The corrections of one file, which bears the id of its notice. Raises `NoticeError`."""
    try:
        found = parse_corrections(path.read_text("utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise NoticeError(f"{path.name}: not UTF-8; save it as UTF-8") from error
    if found.notice != path.stem:
        raise NoticeError(f"{path.name}: is about {found.notice!r}; name the file {found.notice}.yaml")
    return found


def written(data: Mapping[str, Any]) -> str:
    """The content of a correction file as YAML, short lists and mappings on one line."""
    return safe_dump(dict(data), allow_unicode=True, sort_keys=False, default_flow_style=None, width=110)


def write_drafts(folder: Path, drafts: Iterable[Mapping[str, Any]]) -> list[Path]:
    """Writes each draft as NOTICE.yaml. Raises `NoticeError` where there is one: a curator may have refined it."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for draft in drafts:
        path = folder / f"{draft['notice']}.yaml"
        if path.exists():
            raise NoticeError(f"{path}: is there already; name another folder for the drafts")
        path.write_text(written(draft), "utf-8")
        paths.append(path)
    return paths


def parse_corrections(text: str, file: str) -> Corrections:
    """The corrections written in `text`. Raises `NoticeError` with file, line and remedy."""
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        data = loader.construct_document(root) if root is not None else None
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        # What is wrong at the end of the file may be noticed behind its last line only.
        last = max(len(text.splitlines()), 1)
        line = f", line {min(mark.line + 1, last)}" if mark else ""
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise NoticeError(f"{file}{line}: not YAML as we take it: {problem}") from error
    keys = {"notice", "sha256", "corrections"}
    if not isinstance(data, dict) or not {"notice", "corrections"} <= set(data) <= keys:
        raise NoticeError(f"{file}: a correction file has the keys notice, corrections and perhaps sha256")
    if not isinstance(data["notice"], str) or not isinstance(data["corrections"], list):
        raise NoticeError(f"{file}: notice is the id of a notice, corrections a list")
    places = [f"{file}, line {line}" for line in _lines(root)]
    items = zip(data["corrections"], places, strict=True)
    return Corrections(
        data["notice"], file, tuple(_correction(each, place) for each, place in items), _digest(data, file)
    )


def _digest(data: Mapping[str, Any], file: str) -> str | None:
    digest = data.get("sha256")
    if digest is not None and (not isinstance(digest, str) or len(digest) != 64):
        raise NoticeError(f"{file}: sha256 is 64 hexadecimal digits in quotes, as extract --json prints them")
    return digest


def _correction(data: object, place: str) -> Correction:
    if not isinstance(data, dict):
        raise NoticeError(f"{place}: not a mapping; {_REMEDY}")
    actions = [action for action in _ACTIONS if action in data]
    if len(actions) != 1 or not isinstance(data[actions[0]], dict):
        raise NoticeError(f"{place}: {' and '.join(actions) or 'no action'}; {_REMEDY}")
    (action,) = actions
    try:
        signature = Signature.model_validate({key: value for key, value in data.items() if key != action})
        if "activity" in data[action]:
            return _activity(action, data[action], signature, place)
        return Correction(action, _head(action, data[action], place), signature, place)
    except ValidationError as error:
        told = error.errors()[0]
        where = ".".join(map(str, told["loc"]))
        raise NoticeError(f"{place}: {where or action}: {told['msg']}; {_REMEDY}") from error


def _activity(action: Action, data: Mapping[str, Any], signature: Signature, place: str) -> Correction:
    if set(data) != ({"activity", "to"} if action == "change" else {"activity"}):
        raise NoticeError(f"{place}: {action} has activity, and change has to besides; {_REMEDY}")
    if action == "add":
        return Correction(action, NewActivity.model_validate(data["activity"]), signature, place)
    to = ActivityFields.model_validate(data["to"]) if action == "change" else None
    if to is not None and not to.given:
        raise NoticeError(f"{place}: to is empty: name the fields that change, with their right values")
    return Correction(action, ActivityAddress.model_validate(data["activity"]), signature, place, to)


def _head(action: Action, data: Mapping[str, Any], place: str) -> HeadValue:
    facts = [key for key in data if key not in ("to", *_BESIDE)]
    known = {**SINGLE, **MANY}
    if len(facts) != 1 or facts[0] not in known or ("to" in data) != (action == "change"):
        listed = ", ".join(("activity", *known))
        raise NoticeError(f"{place}: {action} takes one of {listed}; change has to besides")
    about = facts[0]
    beside = {name: each.validate_python(data[name]) for name, each in _BESIDE.items() if name in data}
    value = known[about].validate_python(data[about])
    to = known[about].validate_python(data["to"]) if action == "change" else None
    return HeadValue(about, value, to, **beside)


def _lines(root: Node | None) -> Sequence[int]:
    """The line of each correction, from 1."""
    for key, value in root.value if isinstance(root, MappingNode) else ():
        if key.value == "corrections" and isinstance(value, SequenceNode):
            return [item.start_mark.line + 1 for item in value.value]
    return ()


class _Loader(_Base):  # type: ignore[misc, valid-type]
    """Dates stay as written (2025-09 is a date too), and a key given twice is an error, not the last one."""

    yaml_implicit_resolvers = {
        first: [each for each in several if each[0] != "tag:yaml.org,2002:timestamp"]
        for first, several in SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise ConstructorError(None, None, f"{key.value} is given twice", key.start_mark)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping
