"""The one tree of errors: each says in one line what is wrong, where, and what to do about it.

    QualityMonthError
    ├── OntologyError         quality.ttl or a vocabulary is wrong
    ├── SettingsError         a setting is missing or malformed
    ├── NoticeError           a file or notice cannot be read
    │   ├── UnreadableFile    empty, binary, or in no known encoding
    │   └── NotANotice        readable text, but no quality-month notice
    ├── StoreError            the graph server
    │   ├── StoreUnavailable  down, port taken, or it cannot be started
    │   ├── StoreRefused      wrong user or password, or not allowed
    │   └── QueryFailed       a query that the server could not run
    ├── QuestionError         a parameter that a question does not take
    └── NotFound              an entity or question that is not there

It lives in the first room because every room raises from it. The API alone maps it to HTTP.
"""


class QualityMonthError(Exception):
    """Anything this project raises on purpose. `str(error)` is the line shown to the user."""


class OntologyError(QualityMonthError):
    """The ontology or a vocabulary is wrong: names the file and the term."""


class SettingsError(QualityMonthError):
    """A setting is missing or malformed: names the setting."""


class NoticeError(QualityMonthError):
    """A file or notice cannot be read: names the file and, where there is one, the place."""


class UnreadableFile(NoticeError):
    """The file is empty, binary, or in no encoding we read."""


class NotANotice(NoticeError):
    """The file is text, but holds no quality-month notice: gives the reason."""


class StoreError(QualityMonthError):
    """Something between us and the graph server."""


class StoreUnavailable(StoreError):
    """The server is down, its port is taken, or it cannot be started."""


class StoreRefused(StoreError):
    """The server refused the user, the password, or the action."""


class QueryFailed(StoreError):
    """The server could not run a query."""


class QuestionError(QualityMonthError):
    """A parameter that a question does not take, or a value of the wrong type."""


class NotFound(QualityMonthError):
    """An entity or a question that is not there."""
