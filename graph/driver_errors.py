"""Exceptions of the driver as errors of this project: one line, with the defect and the remedy."""

import ssl
from collections.abc import Iterator

from neo4j.exceptions import (
    AuthConfigurationError,
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
)

from ontology.errors import QueryExceeded, QueryFailed, StoreError, StoreRefused, StoreUnavailable

# Whatever a call of the driver may raise; OverflowError and UnicodeError come from packing parameters.
DRIVER_ERRORS = (DriverError, Neo4jError, OSError, ValueError, TypeError, OverflowError)

_SETTINGS = {"memory": "db.memory.transaction.max", "time": "db.transaction.timeout"}
_LONGEST = 500  # characters of a server's message that are passed on


def store_error(error: Exception, address: str, remedy: str) -> StoreError:
    """Return the error to raise for an exception. `remedy` applies where no server answers at the address."""
    match error:
        case AuthError() if "no longer valid" in str(error):  # from the embedded server while it ends
            return StoreUnavailable(f"the graph server at {address} is ending: {remedy}")
        case AuthError() | AuthConfigurationError():
            remedy = "correct QMG_GRAPH_USER and QMG_GRAPH_PASSWORD"
            return StoreRefused(f"{address} refused the user or the password: {remedy} ({_message(error)})")
        case Forbidden():
            return StoreRefused(f"{address} does not allow this: {_message(error)}")
        case ClientError(code=code) if code and "Database.DatabaseNotFound" in code:
            return StoreUnavailable(f"{address} has no such database (QMG_GRAPH_DATABASE): {_message(error)}")
        case ClientError(code=code) if code and ".Schema." in code and "Validation" not in code:
            return StoreRefused(
                f"an index or a constraint of others is in the way at {address} ({_message(error)}): use a database of "
                "its own for this graph (QMG_GRAPH_DATABASE), or drop what is in the way"
            )
        case ClientError(code=code) if code and ".Security." in code:
            return StoreRefused(f"{address} does not allow this: {_message(error)}")
        case Neo4jError() if limit := _limit(error):
            return QueryExceeded(
                f"the query needs more {limit} than the graph server gives one: ask for less, by year, type, agency or "
                f"region, or raise the limit (Neo4j: {_SETTINGS[limit]}) ({_message(error)})"
            )
        case Neo4jError():
            return QueryFailed(f"the graph server could not run a query: {_message(error)}")
        case ConfigurationError():
            return StoreUnavailable(f"{address} is no usable address: {_message(error)}")
        case ValueError() if "resolve" not in str(error):  # a parameter that Bolt cannot carry
            return QueryFailed(f"a query could not be sent: {_message(error)}")
        case DriverError() | OSError() | ValueError():  # driver 5 raises ValueError for an unknown host
            return StoreUnavailable(
                _tls_fault(error, address) or f"no graph server answers at {address}: {remedy}"
            )
    return QueryFailed(f"a query could not be sent: {_message(error)}")


def _tls_fault(error: BaseException, address: str) -> str | None:
    """Return the fault of TLS that a connection failed by, with its remedy; None where it was another."""
    causes = list(_causes(error))
    if any(isinstance(each, ssl.SSLCertVerificationError) for each in causes):
        return (
            f"the certificate of the graph server at {address} is not trusted: correct it, or write +ssc for one that "
            "it has signed itself in QMG_GRAPH_URI"
        )
    if any(isinstance(each, ssl.SSLError) for each in causes):
        plain = address.replace("+ssc:", ":").replace("+s:", ":")
        remedy = f"set QMG_GRAPH_URI to {plain}, or give it a certificate"
        return f"the graph server at {address} does not speak TLS: {remedy}"
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and all that it was raised from."""
    yield error
    inner = (error.__cause__ or error.__context__, *getattr(error, "exceptions", ()))
    for each in inner:
        if each is not None:
            yield from _causes(each)


def _limit(error: Neo4jError) -> str | None:
    """Return the limit of the server that a query was over, memory or time; None for another error. The embedded
    server has no codes for them."""
    code, message = error.code or "", error.message or ""
    if "OutOfMemory" in code or "in-heap" in message:
        return "memory"
    return "time" if "TransactionTimedOut" in code or "command.timeout" in message else None


def max_attempts(error: Exception) -> int:
    """Return how many times a transaction that ended with this error may run in all; 1 where a retry is useless.

    8 for a conflict with another writer (6.4 s of waiting in all, see graph/store.py); 3 where the server does
    not answer, enough for a stale pooled connection, so that a server that is down is reported soon.
    """
    if isinstance(error, ServiceUnavailable):
        return 3
    if isinstance(error, Neo4jError) and "OutOfMemory" in (error.code or ""):
        return 1  # Neo4j calls it transient, but the same query needs the same memory
    if isinstance(error, Neo4jError | DriverError) and error.is_retryable():
        return 8
    return 1


def _message(error: Exception) -> str:
    """Return the server's own message in one line."""
    message = error.message if isinstance(error, Neo4jError) and error.message else str(error)
    return " ".join(message.split())[:_LONGEST] or type(error).__name__
