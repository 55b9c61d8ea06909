"""`python -m api mcp` as a process: what is on its stdout, how it ends, and what it does without the extra."""

import contextlib
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters

from graph.settings import Settings
from graph.store import Store
from tests.api.mcp.conftest import ROOT, as_assistant, content, process_of, text_of
from tests.api.test_process import PATIENCE, running, variables, wait_until_gone

pytestmark = pytest.mark.server
COMMAND = [sys.executable, "-m", "api", "mcp"]
HELLO = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
# A Python in which the SDK cannot be found, with all else that is installed.
WITHOUT = """
import importlib.machinery as machinery, runpy, sys
class Without(machinery.PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.split(".")[0] in ("mcp", "mcp_types") else super().find_spec(name, path, target)
sys.meta_path[-1] = Without
sys.path.insert(0, "")
sys.argv = ["api", *sys.argv[1:]]
runpy.run_module("api", run_name="__main__", alter_sys=True)
"""


class Assistant:
    """A process, and the messages to it as lines."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process, self._last = process, 0

    def send(self, method: str, params: Any = None, call: bool = True) -> None:
        self._last += call
        message = {"jsonrpc": "2.0", "method": method, "params": params or {}} | (
            {"id": self._last} if call else {}
        )
        assert self.process.stdin
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self.process.stdout
        found: dict[str, Any] = json.loads(self.process.stdout.readline())
        return found

    def ask(self, method: str, params: Any = None) -> dict[str, Any]:
        self.send(method, params)
        return self.answer()


@contextlib.contextmanager
def started(data: Path) -> Iterator[Assistant]:
    with subprocess.Popen(
        COMMAND,
        cwd=ROOT,
        env=variables(data),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            assistant = Assistant(process)
            assert assistant.ask("initialize", HELLO)["result"]["serverInfo"]["name"] == "quality-month-graph"
            assistant.send("notifications/initialized", call=False)
            yield assistant
        finally:
            if process.poll() is None:
                process.kill()


@pytest.mark.parametrize("ending", [None, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_with_stdin_or_when_asked_and_leaves_no_process(
    ending: signal.Signals | None, tmp_path: Path
) -> None:
    with started(tmp_path) as assistant:
        query = {"name": "run_cypher", "arguments": {"query": "RETURN 1 AS one"}}
        assert assistant.ask("tools/call", query)["result"]["structuredContent"]["rows"] == [[1]]
        process = assistant.process
        assert process.stdin
        assert process.stdout
        assert process.stderr
        if ending is None:
            process.stdin.close()
        else:
            process.send_signal(ending)
        assert process.wait(PATIENCE) == 0
        assert process.stdout.read() == b""
        assert process.stderr.read() == b""
    wait_until_gone(tmp_path)


def test_a_call_that_is_withdrawn_leaves_cypher_as_it_was(tmp_path: Path) -> None:
    long = "UNWIND range(1, 3000000) AS x WITH sum(x % 7) AS total RETURN total"
    with started(tmp_path) as assistant:
        assistant.send("tools/call", {"name": "run_cypher", "arguments": {"query": long}})
        assistant.send("notifications/cancelled", {"requestId": 2, "reason": "test"}, call=False)
        query = {"name": "run_cypher", "arguments": {"query": "RETURN 1 AS one"}}
        assistant.send("tools/call", query)
        answers = iter(assistant.answer, None)
        last = next(each for each in answers if each["id"] == 3)
        assert last["result"]["structuredContent"]["rows"] == [[1]]


def test_an_empty_graph_is_named(tmp_path: Path) -> None:
    found = as_assistant(
        process_of(Settings(data_dir=tmp_path)),
        lambda client: content(client, "ask_question", name="notices"),
    )
    assert found["rows"] == []
    assert "python -m loaders load loaders/notices" in found["notes"][0]
    wait_until_gone(tmp_path)


def notices_of(assistant: Assistant) -> list[str]:
    """The ids of the notices, once the graph server is there."""
    query = {"name": "ask_question", "arguments": {"name": "notices"}}
    deadline = time.monotonic() + PATIENCE
    while True:
        result = assistant.ask("tools/call", query)["result"]
        if not result["isError"]:
            return [row["notice_id"] for row in result["structuredContent"]["rows"]]
        assert "图数据库暂时不可用" in result["content"][0]["text"]
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_several_share_the_server_of_an_app_and_go_on_without_it(tmp_path: Path) -> None:
    loaded = ["fujian-amr-2025-tong-zhi-fd109c"]
    with contextlib.ExitStack() as stack:
        with running(tmp_path, "--load", "loaders/notices/2025-fujian.txt") as (_, address):
            several = [stack.enter_context(started(tmp_path)) for _ in range(2)]
            assert [notices_of(each) for each in several] == [loaded] * 2
            found = as_assistant(
                f"{address}/mcp", lambda client: content(client, "ask_question", name="notices")
            )
            assert [row["notice_id"] for row in found["rows"]] == loaded
        for assistant in several:
            assert notices_of(assistant) == loaded
            assert assistant.process.stdin
            assistant.process.stdin.close()
            assert assistant.process.wait(PATIENCE) == 0
    wait_until_gone(tmp_path)


def test_contact_data_of_persons_never_appears(tmp_path: Path) -> None:
    secrets = ("13805912345", "87654321", "zhangxiaoming", "张晓明")
    contact = "联系人：张晓明，联系电话：0591-87654321、13805912345，电子邮箱：zhangxiaoming@163.com。"
    text = Path(ROOT, "loaders/notices/2025-fujian.txt").read_text("utf-8")
    notice, data = tmp_path / "notice.txt", tmp_path / "data"
    notice.write_text(f"{text}\n请各单位于9月30日前报送活动总结。{contact}\n", "utf-8")
    load = [sys.executable, "-m", "loaders", "load", str(notice)]
    subprocess.run(load, cwd=ROOT, env=variables(data), check=True, capture_output=True)

    async def work(client: Client) -> str:
        found = await client.call_tool("ask_question", {"name": "notices"})
        assert found.structured_content is not None
        (row,) = found.structured_content["rows"]
        entity = {"type": "Notice", "id": row["notice_id"]}
        whole = await content(client, "read_notice", id=entity["id"], start=0, length=6_000)
        query = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, collect(r)"
        calls: list[tuple[str, dict[str, Any]]] = [
            ("read_notice", {"id": entity["id"], "start": max(0, whole["total"] - 500)}),
            ("get_entity", {**entity, "quotes": 50}),
            ("get_evidence", {**entity, "limit": 200}),
            ("ask_question", {"name": "activities", "limit": 500, "quotes": 50}),
            ("run_cypher", {"query": "MATCH (n:Notice) RETURN right(n.text, 300)"}),
            ("run_cypher", {"query": query, "limit": 500}),
            *(("search", {"q": secret}) for secret in secrets),
        ]
        results = [await client.call_tool(name, arguments) for name, arguments in calls]
        assert not [text_of(each) for each in results if each.is_error]
        texts = [text_of(each) + json.dumps(each.structured_content, ensure_ascii=False) for each in results]
        return "\n".join([whole["text"], *texts])

    said = as_assistant(process_of(Settings(data_dir=data)), work)
    assert "报送活动总结" in said
    assert "联系人：＊＊＊" in said
    assert [each for each in secrets if each in said] == []


def test_without_the_extra_it_says_so(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WITHOUT, "mcp"]
    done = subprocess.run(
        command, cwd=ROOT, env=variables(tmp_path), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "pip install -e '.[mcp]'" in done.stderr
    assert not list(tmp_path.iterdir())


def test_without_the_extra_the_app_serves_all_else(tmp_path: Path) -> None:
    with running(tmp_path, command=(sys.executable, "-c", WITHOUT)) as (_, address):
        assert httpx.get(f"{address}/v1/summary", timeout=30).status_code == 200
        answer = httpx.post(f"{address}/mcp", json={}, timeout=30)
        assert answer.status_code == 404
        assert "pip install -e '.[mcp]'" in answer.json()["detail"]


def test_options_of_the_app_do_not_go_with_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "api", "--load", "loaders/notices", "mcp"]
    done = subprocess.run(
        command, cwd=ROOT, env=variables(tmp_path), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "--load" in done.stderr


def test_the_configuration_of_the_readme_works(shipped_store: Store, shipped_settings: Settings) -> None:
    assert shipped_store.kind == "embedded"
    page = (ROOT / "api" / "README.md").read_text("utf-8")
    (block,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    servers = json.loads(block)["mcpServers"]
    (started, served) = servers.values()
    assert served == {"type": "http", "url": "http://127.0.0.1:8000/mcp"}
    own = process_of(shipped_settings)
    assert [Path(started["command"]).name, *started["args"]] == ["python", *own.args]
    assert set(started["env"]) == {"QMG_DATA_DIR"}
    # From another folder, as assistants start it, but of this working copy.
    env = {**(own.env or {}), "PYTHONPATH": str(ROOT)}
    target = StdioServerParameters(command=own.command, args=started["args"], cwd="/", env=env)
    found = as_assistant(target, lambda client: content(client, "list_questions"))
    assert len(found["questions"]) > 20
