"""Prints what the installed distributions below some folders say of themselves, as JSON: their modules and dependencies.

Usage: python3 describe-distributions.py [folder ...]; without a folder, those that Python itself looks into.
"""

import json
import re
import sys
from importlib import metadata
from pathlib import Path

REQUIREMENT = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^]]*)\])?[^;]*(?:;(.*))?$")
EXTRA = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")
SUFFIXES = re.compile(r"(\.py|\.pyi|(\.[\w-]+)?\.so)$")


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def modules_of(distribution, folder, is_alone):
    """Top-level modules; None where nothing tells which they are."""
    names = (distribution.read_text("top_level.txt") or "").split()
    if distribution.files and any(str(file).endswith("/RECORD") for file in distribution.files):
        names = [file.parts[0] for file in distribution.files if file.suffix in (".py", ".so")]
    elif is_alone:
        names = [path.name for path in folder.iterdir()]
    found = {SUFFIXES.sub("", name) for name in names}
    return sorted(name for name in found if name.isidentifier() and name != "__pycache__") or None


def needs_of(distribution):
    for written in distribution.requires or ():
        name, extras, marker = REQUIREMENT.match(written).groups()
        extra = EXTRA.search(marker or "")
        yield {
            "name": normal(name),
            "extras": [normal(one.strip()) for one in (extras or "").split(",") if one.strip()],
            "extra": extra and normal(extra[1]),
            # Whether it depends on more than an extra: on the system, or on the version of Python.
            "isConditional": bool(re.search(r"python|platform|os_name|implementation", marker or "")),
        }


def describe(folder):
    distributions = list(metadata.distributions(path=[str(folder)]))
    for distribution in distributions:
        modules = modules_of(distribution, folder, len(distributions) == 1)
        yield {
            "name": normal(distribution.metadata["Name"]),
            "version": distribution.version,
            "folder": str(folder),
            "modules": modules,
            "needs": list(needs_of(distribution)),
        }


folders = [Path(one) for one in sys.argv[1:] or sys.path if Path(one).is_dir()]
print(json.dumps([one for folder in folders for one in describe(folder)]))
