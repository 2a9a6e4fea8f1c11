"""One engine for all tests: it is immutable."""
import pytest

import dragoman

DISPATCH = """Varnia accused the Oskarian army on Sunday of shelling the Serin bridge, the last crossing for aid convoys to Tal Orven.

Oskarian Defence Ministry spokesman Davit Relko denied the accusation and said the bridge was open to civilian traffic.

At least four people were killed, according to the district's governor, Ivo Sarn."""


@pytest.fixture(scope="session")
def engine():
    return dragoman.Engine()


@pytest.fixture
def dispatch():
    return DISPATCH


@pytest.fixture(scope="session")
def records(engine):
    return engine.read([{"id": "a", "text": DISPATCH}, {"id": "b", "text": "It rained."}], published="2031-03-16")
