"""Makes a wheel of the package that this file lies in, for pip, with Python alone (PEP 517)."""
import base64
import hashlib
import os
import sysconfig
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
FILES = ("__init__.py", "_engine.py", "_rows.py", "_library.so", "py.typed")


def _project():
    """NAME and VERSION of pyproject.toml, of which vaec wrote every line."""
    found = {}
    with open(os.path.join(HERE, "pyproject.toml"), encoding="utf-8") as f:
        for line in f:
            key, equals, value = line.partition("=")
            if equals and key.strip() in ("name", "version"):
                found[key.strip()] = value.strip().strip('"')
    return found["name"], found["version"]


def _digest(content):
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    name, version = _project()
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    tag = "py3-none-" + platform
    info = "%s-%s.dist-info/" % (name, version)
    content = {}
    for file in FILES:
        with open(os.path.join(HERE, file), "rb") as f:
            content["%s/%s" % (name, file)] = f.read()
    content[info + "METADATA"] = (
        "Metadata-Version: 2.1\nName: %s\nVersion: %s\nRequires-Python: >=3.8\nRequires-Dist: numpy\n"
        % (name, version)).encode()
    content[info + "WHEEL"] = (
        "Wheel-Version: 1.0\nGenerator: vaec\nRoot-Is-Purelib: false\nTag: %s\n" % tag).encode()
    record = ["%s,%s,%d" % (path, _digest(data), len(data)) for path, data in sorted(content.items())]
    content[info + "RECORD"] = ("\n".join(record + [info + "RECORD,,"]) + "\n").encode()
    wheel = "%s-%s-%s.whl" % (name, version, tag)
    with zipfile.ZipFile(os.path.join(wheel_directory, wheel), "w", zipfile.ZIP_DEFLATED) as z:
        for path, data in sorted(content.items()):
            z.writestr(zipfile.ZipInfo(path), data, zipfile.ZIP_DEFLATED)  # no time of day: the same bytes always
    return wheel


def build_sdist(sdist_directory, config_settings=None):
    raise NotImplementedError("the package is made for one kind of machine: pip wheel makes a wheel of it")
