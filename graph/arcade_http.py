"""The HTTP port of the embedded server, for the two things that its Bolt port does not do: archives of the database,
and the reason why a query is none."""

import base64
import http.client
import json
import zipfile
from pathlib import Path
from typing import Any

from graph.arcade import DATABASE, READER, WRITER
from graph.launch import ServerAddress
from ontology.errors import StoreUnavailable

_PATIENCE = 600.0  # seconds for an archive; 144 MB take 1.6 s
_SOON = 5.0  # seconds for a reason
_FAILURES = (OSError, http.client.HTTPException, ValueError, LookupError)


def back_up(address: ServerAddress, server_folder: Path, folder: Path) -> None:
    """Write the database as it is now into `folder`, in a folder with its name. Raises StoreUnavailable."""
    try:
        login = (WRITER, address.password)
        answer = _post(
            address, "command", login, {"language": "sql", "command": "BACKUP DATABASE"}, _PATIENCE
        )
        archive = server_folder / "backups" / DATABASE / str(answer["result"][0]["backupFile"])
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(folder / DATABASE)
        archive.unlink()
    except (*_FAILURES, zipfile.BadZipFile) as error:
        raise StoreUnavailable(f"the graph could not be copied into {folder}: {error}") from error


def query_fault(address: ServerAddress, text: str) -> str | None:
    """Return what is wrong with a query that was refused, in the server's words; None where it has none."""
    login = (READER, address.reader_password)
    try:
        answer = _post(address, "query", login, {"language": "opencypher", "command": text}, _SOON)
        return str(answer["detail"])
    except _FAILURES:
        return None


def _post(
    address: ServerAddress, path: str, login: tuple[str, str], content: dict[str, str], seconds: float
) -> Any:
    connection = http.client.HTTPConnection("127.0.0.1", address.http, timeout=seconds)
    authorization = base64.b64encode(":".join(login).encode()).decode()
    headers = {"authorization": f"Basic {authorization}", "content-type": "application/json"}
    try:
        connection.request("POST", f"/api/v1/{path}/{DATABASE}", json.dumps(content), headers)
        return json.loads(connection.getresponse().read())
    finally:
        connection.close()
