"""Values of settings, each read from the text of a variable. A wrong one is a SettingsError with name and remedy."""

import ipaddress
import re
from pathlib import Path
from urllib.parse import urlsplit

from ontology.errors import SettingsError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def read_plain(_name: str, value: str) -> str:
    """Return a value as it is."""
    return value


def read_bolt_address(name: str, value: str) -> str:
    """Return a Bolt address without user, password or path."""
    try:
        parts = urlsplit(value)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        raise SettingsError(f"{name} is not an address ({error}): write it as bolt://HOST:7687") from error
    if parts.scheme not in SCHEMES or not host:
        raise SettingsError(f"{name} must be one of {', '.join(SCHEMES)} and a host, as in bolt://HOST:7687")
    if parts.username is not None or parts.password is not None:
        raise SettingsError(f"{name} must not hold a password: set QMG_GRAPH_USER and QMG_GRAPH_PASSWORD")
    if parts.path not in ("", "/"):
        raise SettingsError(f"{name} must end after the port: name the database in QMG_GRAPH_DATABASE")
    return value


def read_port(name: str, value: str) -> int:
    """Return a port number; 0 takes a free one."""
    if not re.fullmatch(r"[0-9]{1,5}", value) or int(value) > 65535:
        raise SettingsError(f"{name} is {value!r}: give a port number from 0 to 65535 (0 takes a free one)")
    return int(value)


def read_count(name: str, value: str) -> int:
    """Return a number of at least one."""
    if not re.fullmatch(r"[1-9][0-9]{0,7}", value):
        raise SettingsError(f"{name} is {value!r}: give a whole number from 1 to 99999999")
    return int(value)


def read_limit(name: str, value: str) -> int:
    """Return a number; 0 means no limit."""
    return 0 if value == "0" else read_count(name, value)


def read_log_form(name: str, value: str) -> str:
    """Return the form of the log: off or json."""
    if value not in ("off", "json"):
        raise SettingsError(f"{name} is {value!r}: write off or json")
    return value


def read_origins(name: str, value: str) -> tuple[str, ...]:
    """Return the origins of a list with commas: scheme, host and port, without a path."""
    origins = tuple(each.strip() for each in value.split(","))
    wrong = next((each for each in origins if not re.fullmatch(r"https?://[0-9A-Za-z.:\[\]-]+", each)), None)
    if wrong is not None:
        raise SettingsError(
            f"{name}: {wrong!r} is not an origin; write it as https://HOST, several with commas"
        )
    return origins


def read_host(name: str, value: str) -> str:
    """Return a host name or an address."""
    if not re.fullmatch(r"[0-9A-Za-z.:_-]+", value):
        raise SettingsError(f"{name} is {value!r}: give a host name or address alone, as in 127.0.0.1")
    return value


def read_path_prefix(name: str, value: str) -> str:
    """Return a path as it stands in front of others: without a slash at its end."""
    path = value.rstrip("/")
    if path and not re.fullmatch(r"(/(?!\.{1,2}(/|$))[0-9A-Za-z._~-]+)+", path):
        raise SettingsError(f"{name} is {value!r}: give a path that begins with /, as in /qmg")
    return path


def read_hosts(name: str, value: str) -> tuple[str, ...]:
    """Return the host names of a list with commas."""
    return tuple(read_host(name, each.strip()) for each in value.split(",") if each.strip())


def read_networks(name: str, value: str) -> tuple[str, ...]:
    """Return the networks of a list of addresses and networks with commas: 10.0.0.1 is 10.0.0.1/32."""
    found = []
    for each in (part.strip() for part in value.split(",")):
        try:
            found.append(str(ipaddress.ip_network(each, strict=False)))
        except ValueError as error:
            raise SettingsError(
                f"{name}: {each!r} is no address or network; write 10.0.0.1 or 10.0.0.0/8, several with commas"
            ) from error
    return tuple(found)


def read_iri_prefix(name: str, value: str) -> str:
    """Return the beginning of IRIs: it ends in / or #."""
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+[/#]", value):
        raise SettingsError(f"{name} is {value!r}: give an http(s) IRI that ends in / or #")
    return value


def read_folder(name: str, value: str) -> Path:
    """Return a folder, which need not exist."""
    try:
        folder = Path(value).expanduser().resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise SettingsError(f"{name} is {value!r}, which cannot be a folder: {error}") from error
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"{name} is {value!r}, which is a file: give a folder")
    return folder


def read_content(name: str, value: str) -> str:
    """Return the text of a file."""
    try:
        return Path(value).expanduser().read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{name} names a file that cannot be read: {error}") from error


def read_secret(name: str, value: str) -> str:
    """Return the first line of a file, as of a docker secret."""
    lines = read_content(name, value).splitlines()
    if not lines or not lines[0]:
        raise SettingsError(f"{name} names an empty file: put the password on its first line")
    return lines[0]
