"""Keys as they are made, kept and read."""

import pytest

from api.gate.keys import SCOPES, Key, digest_of, new_key, read_keys, read_scopes
from graph.settings import Settings
from ontology.errors import SettingsError
from tests.api.gate.callers import command

READ = frozenset({"read"})


def test_a_line_has_the_digest_and_not_the_key() -> None:
    secret, key = new_key("portal", READ)
    assert secret not in key.line()
    assert read_keys("KEYS", key.line()) == {digest_of(secret): key}
    assert new_key("portal", READ)[0] != secret


def test_a_list_has_lines_or_semicolons_and_comments() -> None:
    keys = [new_key(name, READ)[1] for name in ("a", "b.c-d_e")]
    first, second = (each.line() for each in keys)
    for text in (f"{first}\n\n# a comment\n  {second}  # of the second\n", f"{first};{second}"):
        assert list(read_keys("KEYS", text).values()) == keys


DIGEST = "0" * 64


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("portal", "KEYS, key 1: write NAME SCOPE"),
        (f"portal read {DIGEST[1:]}", "KEYS, key 1: write NAME SCOPE"),
        (f"portal read {DIGEST} more", "KEYS, key 1: write NAME SCOPE"),
        (f"por/tal read {DIGEST}", "KEYS, key 1: write NAME SCOPE"),
        (f"# one\nportal write {DIGEST}", "KEYS, key 2, portal: 'write' is not a scope"),
        (f"a read {DIGEST}\nb read {DIGEST}", "KEYS, key 2: b or its digest is there already"),
        (f"a read {DIGEST}\na read {'1' * 64}", "KEYS, key 2: a or its digest is there already"),
    ],
)
def test_a_faulty_list_names_the_place(text: str, fault: str) -> None:
    with pytest.raises(SettingsError, match=fault):
        read_keys("KEYS", text)


def test_a_key_in_place_of_its_digest_is_not_printed() -> None:
    secret, _ = new_key("portal", READ)
    with pytest.raises(SettingsError) as found:
        read_keys("KEYS", f"portal read {secret}")
    assert secret not in str(found.value)


def test_scopes() -> None:
    assert read_scopes("here", "query, read") == {"read", "query"}
    assert read_scopes("here", "none") == frozenset()
    for text in ("", "read,", "READ", "none,read"):
        with pytest.raises(
            SettingsError, match="here: .* is not a scope; write read, query, metrics or none"
        ):
            read_scopes("here", text)


def test_the_command_makes_a_key() -> None:
    done = command("key", "portal", "--scope", "query", "--scope", "read")
    (key,) = read_keys("stdout", done.stdout).values()
    secret = done.stderr.split()[-1]
    assert key == Key("portal", frozenset({"read", "query"}), digest_of(secret))
    assert command("key", "portal", "--scope", "all").returncode == 1
    assert command("key", "a name").stderr.startswith("the name 'a name' of a key: write letters")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_others_are_not_served_without_a_word_about_them(host: str) -> None:
    done = command(QMG_API_HOST=host)
    assert (done.returncode, done.stdout) == (1, "")
    assert "python -m api key NAME" in done.stderr
    assert "QMG_API_ANONYMOUS=read" in done.stderr


def test_the_settings_are_read() -> None:
    line = new_key("portal", READ)[1].line()
    settings = Settings.from_environment({"QMG_API_KEYS": line, "QMG_API_RATE": "0", "QMG_API_AT_ONCE": "4"})
    assert (settings.api_keys, settings.api_rate, settings.api_at_once) == (line, 0, 4)
    assert line not in repr(settings)
    assert Settings.from_environment({}).api_rate is None
    assert {*SCOPES} == {"read", "query", "metrics"}
