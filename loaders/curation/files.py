"""Correction files: one YAML file per notice, checked as a whole before any correction is applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError
from yaml import MappingNode, Node, SafeLoader, SequenceNode, YAMLError, safe_dump
from yaml.constructor import ConstructorError

from loaders.contract.identity import is_notice_id
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

# The loader in C is eight times as fast; PyYAML may be built without it.
_Base = getattr(yaml, "CSafeLoader", SafeLoader)
CURATION = Path(__file__).parent
_ACTIONS: tuple[Action, ...] = ("add", "change", "drop")
_OPTIONS: dict[str, TypeAdapter[Any]] = {
    "words": TypeAdapter(str), "after": TypeAdapter(str), "position": TypeAdapter(int)
}  # fmt: skip
_REMEDY = "a correction has one of add, change, drop, and reason, source, by (a role) and date"


@dataclass(frozen=True)
class Curation:
    """The corrections of all notices, by the id of the notice."""

    notices: Mapping[str, Corrections]

    @classmethod
    def read(cls, folder: Path = CURATION) -> Curation:
        """Read the correction files of a folder. Raises `NoticeError` with file and line for a malformed one."""
        if not folder.is_dir():
            raise NoticeError(
                f"{folder}: no such folder; --curation names the folder of the correction files"
            )
        files = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
        return cls({each.notice: each for each in map(read_corrections, files)})


def read_corrections(path: Path) -> Corrections:
    """Read a correction file, which is named after its notice. Raises `NoticeError`."""
    try:
        corrections = parse_corrections(path.read_text("utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise NoticeError(f"{path.name}: not UTF-8; save it as UTF-8") from error
    if corrections.notice != path.stem:
        raise NoticeError(
            f"{path.name}: is about {corrections.notice!r}; rename the file to {corrections.notice}.yaml"
        )
    if not is_notice_id(corrections.notice):
        raise NoticeError(
            f"{path.name}: {corrections.notice!r} is no id of a notice, which ends with a hash of six digits; rename "
            "notice and file to the id that `python -m loaders extract` prints for the notice"
        )
    return corrections


def to_yaml(data: Mapping[str, Any]) -> str:
    """Return the content of a correction file as YAML, short lists and mappings on one line."""
    return safe_dump(dict(data), allow_unicode=True, sort_keys=False, default_flow_style=None, width=110)


def write_drafts(folder: Path, drafts: Iterable[Mapping[str, Any]]) -> list[Path]:
    """Write each draft as NOTICE.yaml and return the paths.

    Raises `NoticeError` where there is such a file: a curator may have refined it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for draft in drafts:
        path = folder / f"{draft['notice']}.yaml"
        if path.exists():
            raise NoticeError(f"{path}: exists already; choose another folder for the drafts")
        path.write_text(to_yaml(draft), "utf-8")
        paths.append(path)
    return paths


def parse_corrections(text: str, file: str) -> Corrections:
    """Parse the content of a correction file. Raises `NoticeError` with file, line and remedy."""
    data, root = _load_yaml(text, file)
    keys = {"notice", "sha256", "corrections"}
    if not isinstance(data, dict) or not {"notice", "corrections"} <= set(data) <= keys:
        raise NoticeError(
            f"{file}: a correction file has the keys notice and corrections, and optionally sha256"
        )
    if not isinstance(data["notice"], str) or not isinstance(data["corrections"], list):
        raise NoticeError(f"{file}: notice must be the id of a notice, and corrections a list")
    locations = [f"{file}, line {line}" for line in _lines(root)]
    items = zip(data["corrections"], locations, strict=True)
    corrections = tuple(_correction(each, location) for each, location in items)
    return Corrections(data["notice"], file, corrections, _sha256(data, file))


def _load_yaml(text: str, file: str) -> tuple[Any, Node | None]:
    """Return the data of a YAML document, and its root node, which has the line numbers."""
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        return (loader.construct_document(root) if root is not None else None), root
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        # A fault at the end of the file may be noticed only after its last line.
        last = max(len(text.splitlines()), 1)
        line = f", line {min(mark.line + 1, last)}" if mark else ""
        problem = getattr(error, "problem", None) or "it cannot be parsed"
        raise NoticeError(f"{file}{line}: not valid YAML: {problem}") from error


def _sha256(data: Mapping[str, Any], file: str) -> str | None:
    digest = data.get("sha256")
    if digest is not None and (not isinstance(digest, str) or len(digest) != 64):
        raise NoticeError(
            f"{file}: sha256 must be 64 hexadecimal digits in quotes, as extract --json prints them"
        )
    return digest


def _correction(data: object, location: str) -> Correction:
    if not isinstance(data, dict):
        raise NoticeError(f"{location}: not a mapping; {_REMEDY}")
    actions = [action for action in _ACTIONS if action in data]
    if len(actions) != 1 or not isinstance(data[actions[0]], dict):
        raise NoticeError(f"{location}: {' and '.join(actions) or 'no action'}; {_REMEDY}")
    (action,) = actions
    try:
        signature = Signature.model_validate({key: value for key, value in data.items() if key != action})
        if "activity" in data[action]:
            return _activity(action, data[action], signature, location)
        return Correction(action, _head(action, data[action], location), signature, location)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or action
        raise NoticeError(f"{location}: {field}: {first['msg']}; {_REMEDY}") from error


def _activity(action: Action, data: Mapping[str, Any], signature: Signature, location: str) -> Correction:
    if set(data) != ({"activity", "to"} if action == "change" else {"activity"}):
        raise NoticeError(f"{location}: {action} takes activity, and change also takes to; {_REMEDY}")
    if action == "add":
        return Correction(action, NewActivity.model_validate(data["activity"]), signature, location)
    to = ActivityFields.model_validate(data["to"]) if action == "change" else None
    if to is not None and not to.specified:
        raise NoticeError(f"{location}: to is empty; write the fields to change and their values")
    return Correction(action, ActivityAddress.model_validate(data["activity"]), signature, location, to)


def _head(action: Action, data: Mapping[str, Any], location: str) -> HeadValue:
    names = [key for key in data if key not in ("to", *_OPTIONS)]
    fields = {**SINGLE, **MANY}
    if len(names) != 1 or names[0] not in fields or ("to" in data) != (action == "change"):
        listed = ", ".join(("activity", *fields))
        raise NoticeError(f"{location}: {action} takes one of {listed}; change also takes to")
    about = names[0]
    options = {name: each.validate_python(data[name]) for name, each in _OPTIONS.items() if name in data}
    value = fields[about].validate_python(data[about])
    to = fields[about].validate_python(data["to"]) if action == "change" else None
    return HeadValue(about, value, to, **options)


def _lines(root: Node | None) -> Sequence[int]:
    """Return the line of each correction, from 1."""
    for key, value in root.value if isinstance(root, MappingNode) else ():
        if key.value == "corrections" and isinstance(value, SequenceNode):
            return [item.start_mark.line + 1 for item in value.value]
    return ()


class _Loader(_Base):  # type: ignore[misc, valid-type]
    """A YAML loader that keeps dates as strings (2025-09 is a date too) and refuses repeated keys."""

    yaml_implicit_resolvers = {
        first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = set()
        for key, _ in node.value:
            if key.value in keys:
                raise ConstructorError(None, None, f"the key {key.value} is repeated", key.start_mark)
            keys.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping
