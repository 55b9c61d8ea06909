"""Settings: conversion, refusal, and the table of defaults."""

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from graph.settings import DOCUMENTED, PROJECT_ROOT, Settings
from ontology.errors import SettingsError

NEO4J = {"QMG_GRAPH_URI": "bolt://db.example:7687", "QMG_GRAPH_PASSWORD": "secret"}


def test_nothing_set_means_the_embedded_server() -> None:
    settings = Settings.from_environment({})
    assert settings.graph_uri is None
    assert settings == Settings()


def test_the_table_has_the_defaults() -> None:
    held = Settings()
    for setting in DOCUMENTED:
        assert setting.zh
        assert setting.en
        if setting.field == "data_dir":
            assert PROJECT_ROOT / setting.default == held.data_dir
        elif setting.default:
            assert setting.read(setting.name, setting.default) == getattr(held, setting.field)
    assert {s.field for s in DOCUMENTED} - {f.name for f in fields(Settings)} == {
        "graph_password_file",
        "api_keys_file",
    }
    assert {f.name for f in fields(Settings)} <= {s.field for s in DOCUMENTED}


def test_every_variable_reaches_its_field(tmp_path: Path) -> None:
    settings = Settings.from_environment(
        {
            **NEO4J,
            "QMG_GRAPH_USER": "reader",
            "QMG_GRAPH_DATABASE": "quality",
            "QMG_DATA_DIR": str(tmp_path),
            "QMG_API_HOST": "0.0.0.0",
            "QMG_API_PORT": "0",
            "QMG_BASE_IRI": "http://example.org/q#",
            "QMG_SPARQL_SECONDS": "3",
            "QMG_SPARQL_ROWS": "500",
            "QMG_API_ROOT_PATH": "/quality/month/",
        }
    )
    assert settings == Settings(
        "bolt://db.example:7687",
        "reader",
        "secret",
        "quality",
        tmp_path,
        "0.0.0.0",
        0,
        "http://example.org/q#",
        3,
        500,
        api_root_path="/quality/month",
    )


def test_an_empty_value_counts_as_unset() -> None:
    assert Settings.from_environment({setting.name: "  " for setting in DOCUMENTED}) == Settings()


def test_the_password_is_not_shown() -> None:
    assert "secret" not in repr(Settings.from_environment(NEO4J))


def test_the_password_may_come_from_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("from file\n", "utf-8")
    given = {"QMG_GRAPH_URI": "neo4j+s://db.example", "QMG_GRAPH_PASSWORD_FILE": str(secret)}
    assert Settings.from_environment(given).graph_password == "from file"


def test_the_data_folder_is_the_same_from_everywhere(tmp_path: Path) -> None:
    """Two commands started in different folders must not have two graphs."""
    code = "from graph.settings import Settings; print(Settings.from_environment({}).data_dir)"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(PROJECT_ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert found.stdout.strip() == str(PROJECT_ROOT / ".data")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"QMG_GRAPH_URL": "bolt://x"}, ["QMG_GRAPH_URL", "QMG_GRAPH_URI"]),
        ({"QMG_PORT": "1"}, ["QMG_PORT", "QMG_API_PORT"]),
        ({"QMG_GRAPH_URI": "bolt://x"}, ["QMG_GRAPH_URI", "QMG_GRAPH_PASSWORD", "QMG_GRAPH_PASSWORD_FILE"]),
        ({**NEO4J, "QMG_GRAPH_URI": "http://x:7474"}, ["QMG_GRAPH_URI", "bolt", "neo4j"]),
        ({**NEO4J, "QMG_GRAPH_URI": "localhost:7687"}, ["QMG_GRAPH_URI", "bolt://HOST"]),
        ({**NEO4J, "QMG_GRAPH_URI": "bolt://"}, ["QMG_GRAPH_URI", "host"]),
        ({**NEO4J, "QMG_GRAPH_URI": "bolt://h:99999"}, ["QMG_GRAPH_URI"]),
        ({**NEO4J, "QMG_GRAPH_URI": "bolt://u:p@h"}, ["QMG_GRAPH_URI", "QMG_GRAPH_USER"]),
        ({**NEO4J, "QMG_GRAPH_URI": "bolt://h/db"}, ["QMG_GRAPH_URI", "QMG_GRAPH_DATABASE"]),
        ({**NEO4J, "QMG_GRAPH_PASSWORD_FILE": "/x"}, ["QMG_GRAPH_PASSWORD_FILE", "/x"]),
        ({"QMG_GRAPH_PASSWORD_FILE": "/no/such/file"}, ["QMG_GRAPH_PASSWORD_FILE"]),
        ({"QMG_GRAPH_PASSWORD_FILE": "/dev/null"}, ["QMG_GRAPH_PASSWORD_FILE", "empty"]),
        ({"QMG_API_PORT": "65536"}, ["QMG_API_PORT", "65535"]),
        ({"QMG_API_PORT": "-1"}, ["QMG_API_PORT"]),
        ({"QMG_API_PORT": "８０００"}, ["QMG_API_PORT"]),
        ({"QMG_API_HOST": "http://0.0.0.0"}, ["QMG_API_HOST"]),
        ({"QMG_API_ROOT_PATH": "qmg"}, ["QMG_API_ROOT_PATH", "/qmg"]),
        ({"QMG_API_ROOT_PATH": "https://example.org/qmg"}, ["QMG_API_ROOT_PATH"]),
        ({"QMG_API_ROOT_PATH": "/a/../b"}, ["QMG_API_ROOT_PATH"]),
        ({"QMG_API_ROOT_PATH": "//a"}, ["QMG_API_ROOT_PATH"]),
        ({"QMG_BASE_IRI": "https://example.org/q"}, ["QMG_BASE_IRI"]),
        ({"QMG_BASE_IRI": "urn:q:"}, ["QMG_BASE_IRI", "http"]),
        ({"QMG_DATA_DIR": __file__}, ["QMG_DATA_DIR", "folder"]),
        ({"QMG_DATA_DIR": "a\0b"}, ["QMG_DATA_DIR"]),
    ],
)
def test_a_wrong_setting_is_an_error_with_its_name(given: dict[str, str], words: list[str]) -> None:
    with pytest.raises(SettingsError) as refusal:
        Settings.from_environment(given)
    assert all(word in str(refusal.value) for word in words)
    assert "\n" not in str(refusal.value)


def test_both_passwords_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("one", "utf-8")
    with pytest.raises(SettingsError, match="keep one"):
        Settings.from_environment({**NEO4J, "QMG_GRAPH_PASSWORD_FILE": str(secret)})


def test_other_variables_and_those_of_the_tests_are_ignored() -> None:
    given = {"PATH": "/bin", "XQMG_GRAPH_URI": "x", "QMG_TEST_CACHE": "anywhere"}
    assert Settings.from_environment(given) == Settings()
