"""What the driver raises, told as the errors of this project: one line, what is wrong and what to do."""

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

from ontology.errors import QueryFailed, StoreError, StoreRefused, StoreUnavailable

# Whatever a call of the driver may raise; OverflowError and UnicodeError come from packing parameters.
RAISED = (DriverError, Neo4jError, OSError, ValueError, TypeError, OverflowError)

_SAID = 500  # characters of a server's message that are passed on


def told(error: Exception, where: str, remedy: str) -> StoreError:
    """The error for a caller. `where` is the server's address, `remedy` what to do if it is silent."""
    match error:
        case AuthError() | AuthConfigurationError():
            remedy = "correct QMG_GRAPH_USER and QMG_GRAPH_PASSWORD"
            return StoreRefused(f"{where} refused the user or the password: {remedy} ({_said(error)})")
        case Forbidden():
            return StoreRefused(f"{where} does not allow this: {_said(error)}")
        case ClientError(code=code) if code and "Database.DatabaseNotFound" in code:
            return StoreUnavailable(f"{where} has no such database (QMG_GRAPH_DATABASE): {_said(error)}")
        case ClientError(code=code) if code and ".Security." in code:
            return StoreRefused(f"{where} does not allow this: {_said(error)}")
        case Neo4jError():
            return QueryFailed(f"the graph server could not run a query: {_said(error)}")
        case ConfigurationError():
            return StoreUnavailable(f"{where} is no usable address: {_said(error)}")
        case ValueError() if "resolve" not in str(error):  # a parameter that Bolt cannot carry
            return QueryFailed(f"a query could not be sent: {_said(error)}")
        case DriverError() | OSError() | ValueError():  # driver 5 tells an unknown host by ValueError
            secure = f" (TLS: {_said(error)})" if "SSL" in str(error) else ""
            return StoreUnavailable(f"no graph server answers at {where}: {remedy}{secure}")
    return QueryFailed(f"a query could not be sent: {_said(error)}")


def attempts(error: Exception) -> int:
    """How often a transaction that ended like this may be run in all: 1 when trying again is of no use.

    8 when another writer was met (6.4 s of waiting in all, see graph/store.py); 3 when the server does not
    answer, enough for a pooled connection that has gone stale, so that a server that is down is told at once.
    """
    if isinstance(error, ServiceUnavailable):
        return 3
    if isinstance(error, Neo4jError) and "OutOfMemory" in (error.code or ""):
        return 1  # Neo4j calls it transient, but the same query needs the same memory
    if isinstance(error, Neo4jError | DriverError) and error.is_retryable():
        return 8
    return 1


def _said(error: Exception) -> str:
    """The server's own message in one line."""
    message = error.message if isinstance(error, Neo4jError) and error.message else str(error)
    return " ".join(message.split())[:_SAID] or type(error).__name__
