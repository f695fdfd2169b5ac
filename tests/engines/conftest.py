from __future__ import annotations

import pytest

from transflow.engines import open_engine
from transflow.engines.packages import EMBEDDED


@pytest.fixture(scope="session")
def environ(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    return {"HOME": str(home), "TRANSFLOW_CACHE_DIR": str(home / "cache"), "ARGOS_PACKAGES_DIR": str(home / "packages")}


@pytest.fixture(scope="session")
def fr_en(environ):
    return open_engine("fr", "en", None, environ)


@pytest.fixture(scope="session")
def en_fr(environ):
    return open_engine("en", "fr", None, environ)


@pytest.fixture
def own(tmp_path):
    return {
        "HOME": str(tmp_path), "TRANSFLOW_CACHE_DIR": str(tmp_path / "cache"), "ARGOS_PACKAGES_DIR": str(tmp_path / "packages"),
    }  # fmt: skip


@pytest.fixture(scope="session")
def archive():
    return next(EMBEDDED.glob("translate-fr_en-*.argosmodel"))
