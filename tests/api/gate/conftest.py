"""Services with settings of their own, over the graph of what is shipped."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI

from api.app import create_app
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog

Make = Callable[[Settings], FastAPI]


@pytest.fixture(scope="session")
def made(shipped_store: Store, model: Model, catalog: Catalog) -> Make:
    """A function that makes an app with other settings."""
    return lambda settings: create_app(shipped_store, settings, model, catalog)
