"""The pages of answers that were given last, kept while the data stays the same.

An answer depends on question, parameters and data alone, and every write changes the mark of the data: a page under
the present mark is right, however old. The matrix of a large graph takes a second to count; many people look at it.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from threading import Lock

from graph.store import Store
from queries.answer import Answer, bound_values, read_page, start_of
from queries.pages import Page, PageStart
from queries.parameters import RawValue
from queries.question import Question

ROWS = 100_000  # kept in all
_Key = tuple[PageStart, int]


class RecentAnswers:
    """Pages of answers by start and limit. Several threads may use it: of those that ask for one page, one reads
    it and the others wait."""

    def __init__(self, rows: int = ROWS) -> None:
        self._rows, self._kept, self._lock = rows, OrderedDict[_Key, Future[Answer]](), Lock()

    def page(self, store: Store, question: Question, given: Mapping[str, RawValue], page: Page) -> Answer:
        """Return a page of the answer to a question. Raises as `queries.answer.answer` does."""
        values = bound_values(store, question, given)
        start = start_of(store, question, values, page)
        return self._get((start, page.limit), lambda: read_page(store, question, values, start, page.limit))

    def _get(self, key: _Key, read: Callable[[], Answer]) -> Answer:
        with self._lock:
            kept = self._kept.get(key)
            coming = self._kept.setdefault(key, Future())
            self._kept.move_to_end(key)
        if kept is None:
            self._fill(key, coming, read)
        return coming.result()

    def _fill(self, key: _Key, coming: Future[Answer], read: Callable[[], Answer]) -> None:
        try:
            coming.set_result(read())
        except BaseException as error:
            coming.set_exception(error)
            with self._lock:
                self._kept.pop(key, None)  # the next one tries again
            return
        with self._lock:
            self._forget(key[0].mark)

    def _forget(self, mark: str) -> None:
        """Drop the pages of other data, then the oldest ones beyond the number of rows."""
        for key in [key for key in self._kept if key[0].mark != mark]:
            del self._kept[key]
        rows = 0
        for key, kept in reversed([*self._kept.items()]):
            rows += len(kept.result().rows) if kept.done() and not kept.exception() else 0
            if rows > self._rows:
                del self._kept[key]
