"""The check for the extra `mcp`, whose absence leaves everything else as it is."""

from importlib.util import find_spec

from api.language import both

MISSING = both(
    "没有安装 MCP：pip install -e '.[mcp]' 后重新启动",
    "MCP is not installed: pip install -e '.[mcp]', then start again",
)
_SDK = "mcp"


def mcp_is_installed() -> bool:
    """Return whether the SDK of the protocol is there."""
    return find_spec(_SDK) is not None
