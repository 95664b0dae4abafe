"""The shape of the code: direction of imports, doors, sizes, names, links, what the wheel holds.

The rules are those of CONTRIBUTING.md; a message here says which file breaks which.
"""

from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import ast
import pytest
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile


ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "egov.policy" / "src" / "egov" / "policy"
NAME = "egov.policy"

CORE_LIBRARIES = {
    "babel",
    "base45",
    "cbor2",
    "cryptography",
    "cwt",
    "grandalf",
    "holidays",
    "lxml",
    "lxml_html_clean",
    "num2words",
    "phonenumbers",
    "yaml",
}
"""What the core may use beside the standard library: data and formats, no framework."""

CORE = (
    "model",
    "conditions",
    "acts",
    "fees",
    "reader",
    "evolution",
    "form",
    "engine",
    "migration",
    "messages",
    "checks",
    "rehearsal",
    "exchange",
)
"""The packages of the core; each knows only those before it."""

WRITTEN_WITH = {"serialize": "reader"}
"""A module that belongs to a package: what is written follows the tables of what is read."""

TOP = {"commands", "upgrades"}
"""Packages that stand above the verticals."""

VERTICALS = sorted(
    path.parent.name
    for path in PACKAGE.glob("*/__init__.py")
    if path.parent.name not in {"core", "locales", *TOP}
)

MODULES = {
    ".".join((NAME, *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def imports(module):
    """Absolute names of the modules, or things in modules, that a module of ours imports."""
    path = MODULES[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = node.module or ""
            if node.level:
                parents = package.split(".")[: len(package.split(".")) - node.level + 1]
                origin = ".".join([*parents, *filter(None, [node.module])])
            names = (f"{origin}.{alias.name}" for alias in node.names)
            yield from (name if name in MODULES else origin for name in names)


def vertical(module):
    """The vertical a dotted name belongs to, or None."""
    parts = module.removeprefix(f"{NAME}.").split(".")
    return parts[0] if module.startswith(f"{NAME}.") and parts[0] in VERTICALS else None


def part_of_the_core(module):
    """The package or module of the core that a dotted name belongs to, or None."""
    if not module.startswith(f"{NAME}.core."):
        return None
    part = module.removeprefix(f"{NAME}.core.").split(".")[0]
    return WRITTEN_WITH.get(part, part)


def offences(rule):
    """The sentences `module imports name` for which the rule does not hold."""
    return [
        f"{module} imports {name}"
        for module in MODULES
        for name in imports(module)
        if not rule(module, name)
    ]


# --- direction


def test_the_core_knows_no_framework_and_nothing_of_ours_but_itself():
    allowed = sys.stdlib_module_names | CORE_LIBRARIES

    def rule(module, name):
        inside = module.startswith(f"{NAME}.core")
        return not inside or name.startswith(f"{NAME}.core") or name.split(".")[0] in allowed

    assert offences(rule) == []


def test_the_parts_of_the_core_stand_on_one_another_in_one_direction():
    known = {}
    for module in MODULES:
        this = part_of_the_core(module)
        found = {part_of_the_core(name) for name in imports(module)} - {this, None}
        known.setdefault(this, set()).update(found)
    del known[None]
    TopologicalSorter(known).prepare()  # a circle is a CycleError
    later = {part: known[part].intersection(CORE[at:]) for at, part in enumerate(CORE)}
    assert {part: names for part, names in later.items() if names} == {}


def test_a_vertical_is_entered_by_its_door_only():
    def rule(module, name):
        other = vertical(name)
        return other in (None, vertical(module)) or name == f"{NAME}.{other}"

    assert offences(rule) == []


@pytest.mark.parametrize("name", VERTICALS)
def test_a_door_opens_only_what_somebody_else_uses(name):
    users = [path for path in sources() if PACKAGE / name not in path.parents]
    users += [*PACKAGE.rglob("*.zcml"), *(ROOT / "benchmarks").glob("*.py")]
    text = "\n".join(map(_text, users))
    ways = rf"\b{name}\.{{0}}\b|{re.escape(NAME)}\.{name} import {{0}}\b"
    assert [item for item in _door(name) if not re.search(ways.format(item), text)] == []


@cache
def _text(path):
    return path.read_text()


def _door(name):
    """The names that a vertical offers to others."""
    body = ast.parse((PACKAGE / name / "__init__.py").read_text()).body
    for node in body:
        if isinstance(node, ast.Assign) and node.targets[0].id == "__all__":
            yield from ast.literal_eval(node.value)


def test_a_vertical_knows_only_those_included_before_it():
    """The includes of configure.zcml are in order of dependency."""
    tree = ElementTree.parse(PACKAGE / "configure.zcml")
    included = [node.get("package", "") for node in tree.iter() if node.tag.endswith("include")]
    order = [name.removeprefix(".") for name in included if name.removeprefix(".") in VERTICALS]
    assert sorted(order) == VERTICALS, "every vertical is included once"

    def rule(module, name):
        this, other = vertical(module), vertical(name)
        return not (this and other) or order.index(other) <= order.index(this)

    assert offences(rule) == []


def test_what_verticals_share_does_not_know_them():
    shared = {
        name
        for module in MODULES
        if vertical(module)
        for name in imports(module)
        if name in MODULES and not vertical(name)
    }

    def rule(module, name):
        return module not in shared or vertical(name) is None

    assert offences(rule) == []


# --- size and names


def sources():
    return [path for top in (PACKAGE, ROOT / "tests", ROOT / "instance") for path in _python(top)]


def _python(top):
    return [path for path in sorted(top.rglob("*.py")) if "var" not in path.parts]


def functions(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node


def test_no_file_is_longer_than_300_lines():
    long = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in sources()}
    assert {name: lines for name, lines in long.items() if lines > 300} == {}


def test_no_function_is_longer_than_40_lines():
    sizes = {
        name: node.end_lineno - node.lineno + 1
        for path in sources()
        for name, node in functions(path)
    }
    assert {name: lines for name, lines in sizes.items() if lines > 40} == {}


def test_there_are_no_drawers():
    drawers = {"utils", "util", "base", "helpers", "misc", "common", "bbb"}
    assert [module for module in MODULES if module.split(".")[-1] in drawers] == []


def test_no_tracked_file_names_a_place_of_one_machine():
    # What goes on before the slash is a path of another kind, as ``view/name/…`` in a template.
    places = re.compile(rb"(?<![\w}.])/(?:work|root|tmp/bash_jobs)/")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    found = [
        f"{name}: {place.decode()}"
        for name in filter(None, listed)
        if (ROOT / name).is_file()
        for place in set(places.findall((ROOT / name).read_bytes()))
    ]
    assert found == []


# --- data directories


@pytest.mark.parametrize("name", ["profiles", "workflows"])
def test_the_package_reaches_the_data_directory_at_the_root(name):
    assert (PACKAGE / name).is_symlink()
    assert (PACKAGE / name).resolve() == ROOT / name


def test_the_wheel_holds_every_file_of_the_package(tmp_path):
    source = ROOT / "src" / "egov.policy"
    unbuilt = shutil.ignore_patterns("build", "*.egg-info", "__pycache__")
    shutil.copytree(source, tmp_path / "src" / source.name, symlinks=True, ignore=unbuilt)
    for name in ("profiles", "workflows"):
        shutil.copytree(ROOT / name, tmp_path / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps"]
    subprocess.run(
        [*command, "--no-build-isolation", "--wheel-dir", tmp_path, tmp_path / "src" / source.name],
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    assert "egov/policy/profiles/default/metadata.xml" in held
    assert any(name.startswith("egov/policy/workflows/") for name in held)
    assert set(_data_files()) - held == set()


def _data_files():
    for top in (PACKAGE, PACKAGE / "profiles", PACKAGE / "workflows"):
        for path in top.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield f"egov/policy/{path.relative_to(PACKAGE)}"
