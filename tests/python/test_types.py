"""The types: that they are right, that they catch mistakes, and that the stub tells what the module has."""

from __future__ import annotations

import dataclasses
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import ovenbird
from ovenbird import _native

HERE = Path(__file__).resolve().parent
PACKAGE = Path(ovenbird.__file__).parent


def _mypy(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *args]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=600)


def test_a_typical_program_passes_the_strict_check(tmp_path: Path) -> None:
    done = _mypy("mypy", "--strict", "--python-version=3.10", str(HERE / "sample_typed.py"), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_types_catch_every_marked_mistake_and_no_other_line(tmp_path: Path) -> None:
    sample = HERE / "sample_wrong.py"
    done = _mypy("mypy", "--strict", "--python-version=3.10", str(sample), cwd=tmp_path)
    found = {int(line) for line in re.findall(r"^[^\n]*sample_wrong\.py:(\d+): error", done.stdout, re.MULTILINE)}
    marked = {at for at, line in enumerate(sample.read_text().splitlines(), 1) if line.endswith("# wrong")}
    assert found == marked, done.stdout


def test_the_package_itself_passes_the_strict_check(tmp_path: Path) -> None:
    done = _mypy("mypy", "--strict", "--python-version=3.10", "-p", "ovenbird", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_stub_is_what_the_native_module_has(tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    # The test's own panic, which no user's build has, and the list that pyo3 adds.
    allowed.write_text("ovenbird\\._native\\._panic_for_test\novenbird\\._native\\.__all__\n")
    done = _mypy("mypy.stubtest", "ovenbird._native", "--allowlist", str(allowed), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_drift_of_the_stub_would_be_seen(tmp_path: Path) -> None:
    """The control of the test above: a function of the native module that the stub does not know fails it."""
    done = _mypy("mypy.stubtest", "ovenbird._native", cwd=tmp_path)
    assert done.returncode == 1 and "_panic_for_test" in done.stdout, done.stdout + done.stderr


def test_the_package_says_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file() and (PACKAGE / "_native.pyi").is_file()


def test_everything_public_is_listed_and_documented() -> None:
    public = {name for name in vars(ovenbird) if not name.startswith("_") and not inspect.ismodule(getattr(ovenbird, name))}
    assert public | {"__version__", "fetch"} == set(ovenbird.__all__)
    functions = [value for value in map(ovenbird.__dict__.get, ovenbird.__all__) if inspect.isfunction(value)]
    assert len(functions) == 31
    assert all(value.__doc__ and ">>>" in value.__doc__ for value in functions)
    classes = [value for value in map(ovenbird.__dict__.get, ovenbird.__all__) if inspect.isclass(value)]
    assert all(value.__doc__ for value in classes)


def test_every_method_of_the_classes_is_documented() -> None:
    for owner in (ovenbird.Key, ovenbird.StatusList, ovenbird.Verification, ovenbird.Contexts):
        assert owner.__doc__ and ">>>" in owner.__doc__
        members = {name: value for name, value in vars(owner).items() if not name.startswith("_")}
        assert members and all(getattr(value, "__func__", value).__doc__ for value in members.values())


#: What may be given by its place although it may be left out.
BY_PLACE = {"sign": {"key"}, "issue_and_bake": {"key"}, "hash_identity": {"salt"}}


def test_options_are_by_keyword_only() -> None:
    functions = {name: value for name, value in vars(ovenbird).items() if inspect.isfunction(value)}
    with_options = 0
    for name, function in functions.items():
        parameters = inspect.signature(function).parameters.values()
        optional = [parameter for parameter in parameters if parameter.default is not inspect.Parameter.empty]
        free = {parameter.name for parameter in optional if parameter.kind is not inspect.Parameter.KEYWORD_ONLY}
        assert free == BY_PLACE.get(name, set()), name
        with_options += bool(optional)
    assert with_options >= 20


def test_records_cannot_be_changed() -> None:
    problem = ovenbird.Problem("a.b", "info", "text")
    with pytest.raises(dataclasses.FrozenInstanceError):
        problem.code = "c.d"  # type: ignore[misc]
    assert {problem: 1}[ovenbird.Problem("a.b", "info", "text")] == 1


def test_the_version_is_one() -> None:
    assert ovenbird.__version__ == ovenbird.version() == _native.version()
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", ovenbird.__version__)
    assert isinstance(ovenbird.abi_version(), int)
