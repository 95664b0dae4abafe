"""The set-up: locks and packaging agree, system packages, a configuration that parses."""

from egov.policy.instance import make_directories
from egov.policy.instance import prepare_process
from pathlib import Path
from ZODB.Connection import TransactionMetaData
from ZODB.utils import z64
from Zope2.Startup.options import ZopeWSGIOptions

import importlib.util
import os
import pytest
import re
import shutil
import subprocess
import tomllib


ROOT = Path(__file__).parents[1]
INSTANCE = ROOT / "instance"
PACKAGE = ROOT / "src" / "egov.policy" / "src" / "egov" / "policy"


def read(name):
    return (ROOT / name).read_text()


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def required(text):
    """Canonical names in a requirements file or a list of dependencies."""
    return {canonical(name) for name in re.findall(r"^([A-Za-z][\w.-]*)", text, re.MULTILINE)}


@pytest.fixture(scope="module")
def versions():
    spec = importlib.util.spec_from_file_location("versions", INSTANCE / "versions.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- locks


def test_buildout_is_given_the_versions_of_the_lock(versions):
    assert read("versions.cfg") == versions.versions_cfg(read("requirements.lock"))


def test_the_test_environment_is_the_product_and_more(versions):
    product = versions.pins(read("requirements.lock"))
    tests = versions.pins(read("requirements-test.lock"))
    assert product.items() < tests.items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_every_locked_package_has_a_hash_and_no_address(lock):
    text = read(lock)
    assert len(re.findall(r"^[a-z].* \\\n +--hash=sha256:", text, re.MULTILINE)) == text.count("==")
    assert "://" not in text


@pytest.mark.parametrize(
    ("lock", "inputs"),
    [
        ("requirements.lock", ["requirements.in"]),
        ("requirements-test.lock", ["requirements.in", "requirements-test.in"]),
    ],
)
def test_the_lock_was_made_after_its_inputs_changed(versions, lock, inputs):
    pins = versions.pins(read(lock))
    for name in inputs:
        assert required(read(name)) <= set(pins)


def test_the_lock_keeps_to_the_set_made_for_this_plone(versions):
    constraints = versions.pins(read("constraints.txt"))
    pins = versions.pins(read("requirements.lock"))
    assert {name: pins[name] for name in constraints.keys() & pins.keys()} == {
        name: constraints[name] for name in constraints.keys() & pins.keys()
    }


def test_what_is_shipped_needs_nothing_that_is_not_locked():
    project = tomllib.loads(read("src/egov.policy/pyproject.toml"))["project"]
    extra = project["optional-dependencies"]["postgresql"]
    shipped = required("\n".join([*project["dependencies"], *extra]))
    assert shipped <= required(read("requirements.in"))


# --- system packages


@pytest.fixture
def machine(tmp_path):
    """Programs in the place of the system's: they record what they are asked to do."""

    def make(installed, user="1000", sudo=False):
        programs = {
            "dpkg-query": f'case " {installed} " in *" $3 "*) printf installed;; *) exit 1;; esac',
            "id": f"echo {user}",
            "sudo": '[ "$1" = -n ] && shift; [ "$1" = true ] || "$@"' if sudo else "exit 1",
            "apt-get": f'echo "$@" >> {tmp_path}/asked',
        }
        for name, script in programs.items():
            (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
            (tmp_path / name).chmod(0o755)
        (tmp_path / "list.txt").write_text("# why\nlibreoffice-writer\npoppler-utils\n")
        (tmp_path / "asked").touch()
        return subprocess.run(
            ["/bin/sh", INSTANCE / "system-packages.sh", tmp_path / "list.txt"],
            env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )

    make.asked = lambda: (tmp_path / "asked").read_text().splitlines()
    return make


def test_nothing_is_asked_of_apt_when_all_is_installed(machine):
    result = machine(installed="libreoffice-writer poppler-utils")
    assert (result.returncode, result.stdout, machine.asked()) == (0, "", [])


@pytest.mark.parametrize("rights", [{"user": "0"}, {"sudo": True}])
def test_with_rights_only_the_missing_packages_are_installed(machine, rights):
    result = machine(installed="poppler-utils", **rights)
    assert result.returncode == 0
    assert machine.asked() == [
        "update --quiet",
        "install --yes --no-install-recommends libreoffice-writer",
    ]


def test_without_rights_the_exact_line_is_printed_and_nothing_done(machine):
    result = machine(installed="poppler-utils")
    assert result.returncode == 1
    line = "apt-get update && apt-get install --yes --no-install-recommends libreoffice-writer"
    assert line in result.stderr
    assert machine.asked() == []


def test_where_there_is_no_dpkg_the_packages_are_named_and_the_work_goes_on(machine, tmp_path):
    machine(installed="libreoffice-writer poppler-utils")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "sed").symlink_to(shutil.which("sed"))
    result = subprocess.run(
        ["/bin/sh", INSTANCE / "system-packages.sh", tmp_path / "list.txt"],
        env={"PATH": str(tmp_path / "bin")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "libreoffice-writer poppler-utils" in result.stderr


# --- configuration


@pytest.fixture
def process(monkeypatch, tmp_path):
    """The environment of an instance of this checkout with its own data."""
    ours = ("EGOV_", "CHAMELEON_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    monkeypatch.setattr(os, "environ", clean)
    (tmp_path / "parts" / "instance").mkdir(parents=True)
    monkeypatch.setenv("EGOV_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("EGOV_HOME", str(tmp_path))
    prepare_process(str(ROOT))
    make_directories()
    return tmp_path


def zope_conf():
    return ZopeWSGIOptions(configfile=str(INSTANCE / "zope.conf"))().configroot


def test_the_default_storage_is_files_below_var(process):
    storage = zope_conf().databases[0].config.storage.config
    assert storage.blob_dir == f"{process}/var/blobstorage"
    assert storage.path == f"{process}/var/filestorage/Data.fs"


def test_what_is_aborted_leaves_the_files_of_others(process):
    storage = zope_conf().databases[0].config.storage.open()
    try:
        file, id = Path(storage.temporaryDirectory(), "paper"), storage.new_oid()
        file.write_bytes(b"PDF")
        mine, other = TransactionMetaData(), TransactionMetaData()
        storage.tpc_begin(mine)
        storage.storeBlob(id, z64, b"a record", str(file), "", mine)
        # So far another one has come that meets a conflict.
        storage.tpc_abort(other)
        storage.tpc_vote(mine)
        serial = storage.tpc_finish(mine)
        assert Path(storage.loadBlob(id, serial)).read_bytes() == b"PDF"
    finally:
        storage.close()


def test_a_large_site_changes_the_storage_by_its_environment(process, monkeypatch):
    monkeypatch.setenv("EGOV_STORAGE", str(INSTANCE / "storage-postgresql.conf"))
    monkeypatch.setenv("EGOV_DSN", "dbname='egov' user='egov'")
    monkeypatch.setenv("EGOV_BLOBS", "/srv/shared/blobs")
    storage = zope_conf().databases[0].config.storage.config
    assert storage.adapter.config.dsn == "dbname='egov' user='egov'"
    assert storage.keep_history is False
    assert (storage.blob_dir, storage.shared_blob_dir) == ("/srv/shared/blobs", True)


def test_a_file_of_ten_megabytes_fits_in_json_and_code_over_xml_stays_off(process):
    conf = zope_conf()
    assert conf.dos_protection.form_memory_limit > 10 * 1024 * 1024 * 4 / 3
    assert not conf.enable_xmlrpc
    assert not conf.debug_mode


def test_data_is_readable_by_its_owner_only(process):
    directories = [process / "var", *(process / "var").iterdir()]
    assert len(directories) == 6
    assert {oct(directory.stat().st_mode)[-3:] for directory in directories} == {"700"}


def test_what_the_environment_says_wins(monkeypatch, process):
    monkeypatch.setenv("EGOV_PORT", "8099")
    prepare_process(str(ROOT))
    assert os.environ["EGOV_PORT"] == "8099"


def test_every_variable_is_explained():
    explained = set(re.findall(r"^#(EGOV_[A-Z_]+)=", read("instance/environment.example"), re.M))
    files = [*INSTANCE.glob("*.conf"), *PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.zcml")]
    used = {
        name
        for path in files
        for name in re.findall(r"[\"({](EGOV_[A-Z_]+)[\")}]", path.read_text())
    }
    assert explained == used


# --- commands


def test_make_lists_every_command_that_is_promised():
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    promised = """
        help start test demo bench lint test-core walks year format i18n docs dist lock clean
        catch-mail
    """.split()
    assert sorted(re.findall(r"^  make (\S+)", listed, re.MULTILINE)) == sorted(promised)
