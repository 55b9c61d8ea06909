"""The settings of every command, read once from the environment and passed on.

`DOCUMENTED` is the table of settings: `Settings` is built from it, and tests compare the README with it. An empty
value counts as unset. QMG_TEST_… variables belong to the tests and are ignored.
"""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.setting_values import (
    read_bolt_address,
    read_content,
    read_count,
    read_folder,
    read_host,
    read_hosts,
    read_iri_prefix,
    read_limit,
    read_log_form,
    read_networks,
    read_origins,
    read_path_prefix,
    read_plain,
    read_port,
    read_secret,
)
from ontology.errors import SettingsError

PROJECT_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Setting:
    """One row of the table: variable, field of `Settings`, default as in the README ("" for none, a folder relative
    to the project root), parser of a value, and meaning in both languages."""

    name: str
    field: str
    default: str
    read: Callable[[str, str], object]
    zh: str
    en: str


@dataclass(frozen=True)
class Settings:
    """The settings of a command. `graph_uri` None means the embedded server, with data in `data_dir`."""

    graph_uri: str | None = None
    graph_user: str = "neo4j"
    graph_password: str | None = field(default=None, repr=False)
    graph_database: str = "neo4j"
    data_dir: Path = PROJECT_ROOT / ".data"
    api_host: str = "127.0.0.1"
    api_port: int = 8000
    base_iri: str = "https://w3id.org/quality-month/"
    sparql_seconds: int = 10
    sparql_rows: int = 100_000
    cypher_seconds: int = 10
    cypher_rows: int = 10_000
    api_keys: str = field(default="", repr=False)
    api_anonymous: str = ""
    api_rate: int | None = None
    api_at_once: int | None = None
    api_origins: tuple[str, ...] = ()
    api_log: str = "off"
    api_root_path: str = ""
    api_trusted_proxies: tuple[str, ...] = ()
    mcp_hosts: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Return the settings of an environment. Raises SettingsError with variable and remedy."""
        _refuse_unknown(environment)
        texts = {s: environment.get(s.name, "").strip() for s in DOCUMENTED}
        values = {s.field: s.read(s.name, text) for s, text in texts.items() if text}
        for name in ("graph_password", "api_keys"):
            _take_from_file(values, name)
        if "graph_uri" in values and "graph_password" not in values:
            raise SettingsError(
                "QMG_GRAPH_URI is set without a password: set QMG_GRAPH_PASSWORD or QMG_GRAPH_PASSWORD_FILE"
            )
        return cls(**values)  # type: ignore[arg-type]


def _take_from_file(values: dict[str, object], name: str) -> None:
    """Put the content of a file of secrets in the place of the setting that it stands for."""
    from_file = values.pop(f"{name}_file", None)
    if from_file is not None and name in values:
        variable = f"QMG_{name.upper()}"
        raise SettingsError(f"{variable} and {variable}_FILE are both set: keep one")
    if from_file is not None:
        values[name] = from_file


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    known = [setting.name for setting in DOCUMENTED]
    for name in sorted(environment):
        if name.startswith("QMG_") and not name.startswith("QMG_TEST_") and name not in known:
            nearest = difflib.get_close_matches(name, known, 1, 0)[0]
            raise SettingsError(f"{name} is not a setting: did you mean {nearest}?")


DOCUMENTED = (
    Setting("QMG_GRAPH_URI", "graph_uri", "", read_bolt_address,
            "Neo4j 的地址，如 bolt://127.0.0.1:7687；不设则启动内置图数据库",
            "address of a Neo4j server, as bolt://127.0.0.1:7687; unset starts the embedded one"),
    Setting("QMG_GRAPH_USER", "graph_user", "neo4j", read_plain, "Neo4j 用户名", "user of the Neo4j server"),
    Setting("QMG_GRAPH_PASSWORD", "graph_password", "", read_plain,
            "Neo4j 密码；设了地址就必须给出", "its password; needed once an address is set"),
    Setting("QMG_GRAPH_PASSWORD_FILE", "graph_password_file", "", read_secret,
            "存放密码的文件（如 docker secret），代替上一项",
            "file that holds the password (a docker secret), instead of the line above"),
    Setting("QMG_GRAPH_DATABASE", "graph_database", "neo4j", read_plain,
            "Neo4j 中的数据库名", "name of the database in the Neo4j server"),
    Setting("QMG_DATA_DIR", "data_dir", ".data", read_folder,
            "内置图数据库的数据目录，所有命令共用；用 Neo4j 时只存检索索引和供 SPARQL 用的副本",
            "data of the embedded server, shared by all commands; with Neo4j the search index and the copy for SPARQL"),
    Setting("QMG_API_HOST", "api_host", "127.0.0.1", read_host, "服务监听的地址", "address the API listens on"),
    Setting("QMG_API_PORT", "api_port", "8000", read_port,
            "服务监听的端口，0 表示任选空闲端口", "port the API listens on; 0 takes a free one"),
    Setting("QMG_API_KEYS", "api_keys", "", read_plain,
            "可访问服务的密钥（只存摘要），各为“名称 范围 摘要”，以分号隔开；可从外部访问时须有，或设下面的匿名范围",
            "digests of keys that may use the service, as NAME SCOPES DIGEST between semicolons; where others "
            "than this machine can reach it, keys or the scopes of everyone (below) are needed"),
    Setting("QMG_API_KEYS_FILE", "api_keys_file", "", read_content,
            "存放密钥的文件，每行一个，代替上一项", "file that holds the keys, one a line, instead of the line above"),
    Setting("QMG_API_ANONYMOUS", "api_anonymous", "", read_plain,
            "没有密钥也可用的范围（read,query,metrics 或 none）；未设时，有密钥则无，否则全部",
            "scopes without a key (read,query,metrics or none); unset: none where there are keys, else all"),
    Setting("QMG_API_RATE", "api_rate", "", read_limit,
            "每个密钥或地址每分钟至多的请求数，0 为不限；未设时为 600，只限本机访问时不限",
            "requests a minute of a key or address, 0 for no limit; unset: 600, none where only this machine can ask"),
    Setting("QMG_API_AT_ONCE", "api_at_once", "", read_limit,
            "每个密钥或地址同时至多的请求数，0 为不限；未设时为 16，只限本机访问时不限",
            "requests at once of a key or address, 0 for no limit; unset: 16, none where only this machine can ask"),
    Setting("QMG_API_ORIGINS", "api_origins", "", read_origins,
            "允许其网页调用接口的来源（CORS），以逗号隔开；未设则不允许",
            "origins whose pages may call the API (CORS), with commas; unset: none"),
    Setting("QMG_API_LOG", "api_log", "off", read_log_form,
            "json 则每个请求在标准错误输出中记一行 JSON（不含参数与密钥）；off 只记错误",
            "json logs each request as a line of JSON on stderr, without parameters and keys; off logs errors alone"),
    Setting("QMG_API_ROOT_PATH", "api_root_path", "", read_path_prefix,
            "反向代理之后的路径前缀，如 /qmg；代理是否去掉它都可",
            "prefix of the paths behind a proxy, as /qmg, whether the proxy strips it or not"),
    Setting("QMG_API_TRUSTED_PROXIES", "api_trusted_proxies", "", read_networks,
            "其 X-Forwarded-For、X-Forwarded-Proto 可信的反向代理：地址或网段，以逗号隔开；未设则一概不信",
            "reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses or networks, "
            "with commas; unset: none"),
    Setting("QMG_BASE_IRI", "base_iri", "https://w3id.org/quality-month/", read_iri_prefix,
            "实体 IRI 的前缀，以 / 或 # 结尾", "how entity IRIs begin; ends in / or #"),
    Setting("QMG_SPARQL_SECONDS", "sparql_seconds", "10", read_count,
            "一条 SPARQL 查询至多用时的秒数", "seconds that a SPARQL query may take"),
    Setting("QMG_SPARQL_ROWS", "sparql_rows", "100000", read_count,
            "一条 SPARQL 查询至多返回的行数或三元组数", "rows or triples that a SPARQL query may return"),
    Setting("QMG_CYPHER_SECONDS", "cypher_seconds", "10", read_count,
            "一条自写的 Cypher 查询至多用时的秒数", "seconds that a Cypher query of one's own may take"),
    Setting("QMG_CYPHER_ROWS", "cypher_rows", "10000", read_count,
            "一条自写的 Cypher 查询至多返回的行数", "rows that a Cypher query of one's own returns at most"),
    Setting("QMG_MCP_HOSTS", "mcp_hosts", "", read_hosts,
            "除本机外，助手可用来访问 /mcp 的主机名，以逗号分开",
            "host names besides those of this machine by which assistants may reach /mcp, separated by commas"),
)  # fmt: skip
