"""Removal of boilerplate around the article of a web page: by tag, class name, heading, or share of links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from loaders.formats.html.lines import block_lines, flat
from loaders.formats.html.metadata import remove
from loaders.formats.lines import han_count

_NEVER = """
script style noscript template iframe frame object embed svg canvas audio video map area link meta
select option button textarea input nav footer aside
"""
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:"
    r"nav|navi|navbar|menu|sub-?menu|topbar|top|header|banner|logo|search|login|wza|"
    r"breadcrumbs?|crumbs?|location|position|pos|dqwz|wz|sidebar|side|aside|"
    r"related|relate|relation|xgxx|xgyd|xgwz|xglj|recommend|hot|rank|links?|friend-?links?|yqlj|ads?|advert|"
    r"share|bdsharebuttonbox|bshare|social|qrcode|ewm|weixin|wechat|toolbar|tools?|gotop|back-?top|"
    r"pager|pagination|page-?nav|pre-?next|prev|next|comments?|foot|footer|bottom|copyright"
    r")(?:$|[\s_-]|\d)",
    re.I,
)
_HEADINGS = re.compile(
    r"^[【\[]?(?:相关|往年|历年|历史|延伸|推荐|热点|热门|最新|本类|栏目|更多|猜你|您可能|友情|精彩|图片|视频)"
    r"(?:链接|阅读|新闻|文件|文章|报道|推荐|信息|资讯|专题|通知|公告|公文|解读|稿件|内容|导航|活动|回顾|感兴趣.*|喜欢.*)*[】\]]?[:：]?$"
)
_SITE_WORDS = re.compile(
    r"(?:您|你)?(?:现在|当前)的?位置|当前栏目|ICP备|公网安备|网站标识码|^版权所有|版权所有[:：©]|网站地图|上一[篇条]|下一[篇条]|分享到|扫一扫|"
    r"打印本页|打印此页|关闭窗口|关闭本页|字体[:：]?[\[【]?大|浏览次数|阅读次数|Copyright|设为首页|加入收藏",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_FILE = re.compile(
    r"\.(?:docx?|wps|xlsx?|et|pptx?|pdf|ofd|rar|zip|7z|txt|jpe?g|png)(?:$|[?#])|附件|附：", re.I
)
MOST_SITE_WORDS = 200  # Chinese characters of the longest boilerplate, a page foot with addresses
HALF = 0.5
TITLE = 8  # Chinese characters of a link on its own line, above which it is the title of another article


def clear(body: Any) -> None:
    """Remove from a page everything that is clearly no part of the notice."""
    _drop(body.iter(*_NEVER.split()))
    _drop(each for each in body.iter() if not isinstance(each.tag, str))
    _drop(each for each in _elements(body) if _is_hidden(each))
    total = own_words(body)
    _drop(each for each in _elements(body) if _is_named(each) and own_words(each) < HALF * total)
    _drop(each for each in _elements(body) if _is_headed(each) and own_words(each) < HALF * total)
    _drop(each for each in _elements(body) if _is_link_list(each))


def own_words(node: Any) -> int:
    """Return the number of Chinese characters under a node, without those in links to other pages."""
    linked = sum(han_count(flat(link)) for link in node.iter("a") if is_page_link(link))
    return han_count(flat(node)) - linked


def is_page_link(link: Any) -> bool:
    """Return whether an <a> links to another page, not to an attached file or to an anchor in this page."""
    target = link.get("href", "")
    return bool(target) and not target.startswith("#") and not _FILE.search(target + " " + flat(link))


def is_boilerplate(node: Any) -> bool:
    """Return whether a node beside the notice is boilerplate: by its words, or as a link to another article."""
    words = flat(node)
    if _SITE_WORDS.search(words) and han_count(words) <= MOST_SITE_WORDS:
        return True
    titles = {flat(link) for link in node.iter("a") if is_page_link(link) and han_count(flat(link)) >= TITLE}
    return any(re.sub(r"\s", "", line) in titles for line in block_lines(node)) if titles else False


def is_site_line(line: str) -> bool:
    """Return whether a line is boilerplate: a breadcrumb, a pager, a row of buttons, a heading of other articles."""
    if len(line) > MOST_SITE_WORDS or line.startswith("| "):
        return False
    return _SITE_WORDS.search(line) is not None and "。" not in line or is_aside_heading(line)


def is_aside_heading(line: str) -> bool:
    """Return whether a line is the heading of a list of other articles: 相关阅读, 往年通知 …"""
    return _HEADINGS.match(re.sub(r"\s", "", line)) is not None


def _elements(body: Any) -> Iterator[Any]:
    return (each for each in body.iterdescendants() if isinstance(each.tag, str))


def _drop(nodes: Iterator[Any]) -> None:
    for node in list(nodes):
        if node.getparent() is not None:
            remove(node)


def _is_hidden(node: Any) -> bool:
    return node.get("hidden") is not None or _HIDDEN.search(node.get("style", "")) is not None


def _is_named(node: Any) -> bool:
    if node.get("role") in ("navigation", "search", "banner", "contentinfo", "complementary"):
        return True
    named = f"{node.get('class', '')} {node.get('id', '')}"
    return node.tag not in ("p", "span", "td", "tr", "h1", "font") and _NAMES.search(named) is not None


def _is_headed(node: Any) -> bool:
    """Return whether a block begins with the heading of a list of other articles."""
    if node.tag not in ("div", "ul", "dl", "section", "table", "td") or not len(node):
        return False
    first = next((words.strip() for words in node.itertext() if words.strip()), "")
    return is_aside_heading(first) and flat(node) != first


def _is_link_list(node: Any) -> bool:
    """Return whether a list consists of links to other articles."""
    if node.tag not in ("ul", "ol", "dl"):
        return False
    items = [item for item in node if item.tag in ("li", "dd")]
    linked = [item for item in items if any(map(is_page_link, item.iter("a")))]
    return bool(items) and len(linked) == len(items) and own_words(node) < 0.3 * han_count(flat(node))
