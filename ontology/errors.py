"""The tree of errors: each message gives in one line the fault, its place and the remedy.

    QualityMonthError
    ├── OntologyError         quality.ttl or a vocabulary is faulty
    ├── SettingsError         a setting is missing or malformed
    ├── NoticeError           a file or notice cannot be read
    │   ├── UnreadableFile    empty, binary, or in no known encoding
    │   └── NotANotice        readable text, but no quality-month notice
    ├── UnwritableFile        a file that a command was to write
    ├── NotInstalled          a format of answers needs a package that is optional
    ├── StoreError            the graph server
    │   ├── StoreUnavailable  down, port in use, or it cannot be started
    │   ├── StoreRefused      wrong user or password, or not allowed
    │   ├── QueryExceeded     a query over a limit of time or memory, or too many at once
    │   └── QueryFailed       the server could not run a query
    ├── QuestionError         a parameter that a question does not accept
    ├── CypherRefused         a Cypher query of a user: malformed, no reading, or with a word that is not allowed
    ├── SparqlError           a SPARQL query
    │   ├── SparqlRefused     malformed, an update, or for another server
    │   └── SparqlExceeded    over a limit of time, memory or size
    └── NotFound              no such entity or question

It is in the lowest room because every room raises these errors. Only the API maps them to HTTP.
"""


class QualityMonthError(Exception):
    """Base of all errors this project raises. `str(error)` is the line shown to the user."""


class OntologyError(QualityMonthError):
    """The ontology or a vocabulary is faulty; the message names the file and the term."""


class SettingsError(QualityMonthError):
    """A setting is missing or malformed; the message names the setting."""


class NoticeError(QualityMonthError):
    """A file or notice cannot be read; the message names the file and, if known, the place."""


class UnreadableFile(NoticeError):
    """The file is empty, binary, or in an unsupported encoding."""


class NotANotice(NoticeError):
    """The file is text but contains no quality-month notice; the message gives the reason."""


class UnwritableFile(QualityMonthError):
    """A file cannot be written, or its name has an unknown ending."""


class NotInstalled(QualityMonthError):
    """A package of an extra is missing; the message names what needs it, and how to install it."""


class StoreError(QualityMonthError):
    """Base of the errors of the graph server and the connection to it."""


class StoreUnavailable(StoreError):
    """The server is down, its port is in use, or it cannot be started."""


class StoreRefused(StoreError):
    """The server refused the user, the password, or the action."""


class QueryFailed(StoreError):
    """The server could not run a query."""


class QueryExceeded(StoreError):
    """The query needs more time or memory than it may have, or too many wait; the message has the remedy."""


class QuestionError(QualityMonthError):
    """A parameter that a question does not accept, or a value of the wrong type."""


class CypherRefused(QualityMonthError):
    """The Cypher query is malformed, does not only read, or has a word that is not allowed; the message names it."""


class SparqlError(QualityMonthError):
    """Base of the errors of SPARQL queries."""


class SparqlRefused(SparqlError):
    """The query is malformed, an update, or for another server; the message names the place."""


class SparqlExceeded(SparqlError):
    """The query needs more time or memory than is allowed, or its result is too large."""


class NotFound(QualityMonthError):
    """There is no such entity or question."""
