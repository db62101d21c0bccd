"""Every example in the documentation of the package runs."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path
from typing import Any

import pytest

import ovenbird
from conftest import KEY_URL, REQUEST

MODULES = sorted(
    module.name for module in pkgutil.iter_modules(ovenbird.__path__) if module.name not in ("__main__", "_native")
)


def _examples() -> list[Any]:
    finder, found = doctest.DocTestFinder(exclude_empty=True), []
    for name in ["ovenbird", *(f"ovenbird.{module}" for module in MODULES)]:
        module = importlib.import_module(name)
        tests = finder.find(module, name, module=module)
        found += [pytest.param(test, id=test.name) for test in tests if test.examples]
    return found


EXAMPLES = _examples()


@pytest.fixture
def folder(png: bytes, assertion: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples speak of."""
    (tmp_path / "badge.png").write_bytes(png)
    url = "https://badges.example.org/assertions/1.json"
    (tmp_path / "baked.png").write_bytes(ovenbird.bake(png, url))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("test", EXAMPLES)
def test_example_runs(
    test: doctest.DocTest, folder: Path, assertion: dict[str, Any], credential: dict[str, Any]
) -> None:
    # A signed badge names the key that signs it, so it has no need of a URL of its own.
    request = {name: value for name, value in REQUEST.items() if name != "id"}
    test.globs.update(ovenbird=ovenbird, assertion=assertion, credential=credential, request=request, creator=KEY_URL)
    assert test.examples
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.FAIL_FAST)
    assert runner.run(test, out=told.append).failed == 0, "".join(told)


def test_each_public_function_has_an_example_here() -> None:
    run = {param.id.rpartition(".")[2] for param in EXAMPLES}
    functions = {name for name in ovenbird.__all__ if getattr(getattr(ovenbird, name), "__code__", None)}
    assert functions <= run
