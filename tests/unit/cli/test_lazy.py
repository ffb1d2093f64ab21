"""What commands import late is really there; no type checker sees it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import reelwright

pytestmark = pytest.mark.unit

SOURCE = Path(reelwright.__file__).parent


class Use(NamedTuple):
    """A name that a command takes from a module that it loads."""

    command: str
    module: str
    name: str


def loaded(node: ast.expr) -> str:
    """The module that an expression loads, as a path below the package; empty: none."""
    if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "load"):
        return ""
    module, *floor = [str(part.value) for part in node.args if isinstance(part, ast.Constant)]
    if len(node.args) != 1 + len(floor):
        return ""
    return f"{floor[0] if floor else 'app'}/{module.replace('.', '/')}"


def assigned(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The local names that loaded modules are given."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign):
            continue
        target, value = node.targets[0], node.value
        pairs = (
            zip(target.elts, value.elts, strict=True)
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
            else [(target, value)]
        )
        for one, other in pairs:
            if isinstance(one, ast.Name) and loaded(other):
                yield one.id, loaded(other)


def uses() -> list[Use]:
    found: list[Use] = []
    for file in sorted((SOURCE / "cli").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        modules = dict(assigned(tree))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute):
                continue
            module = loaded(node.value) or modules.get(getattr(node.value, "id", ""), "")
            found += [Use(file.name, module, node.attr)] if module else []
    return found


def names_of(module: str) -> set[str]:
    """What a module defines at its top."""
    tree = ast.parse((SOURCE / f"{module}.py").read_text(encoding="utf-8"))
    return {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
    }


def test_every_name_that_a_command_takes_late_is_there() -> None:
    wanted = uses()
    assert len(wanted) > 50
    modules = {module: names_of(module) for module in {use.module for use in wanted}}
    assert [use for use in wanted if use.name not in modules[use.module]] == []
