"""Records what pip's own `packaging` says of versions and specifiers, in versions.json.

Run it with an interpreter whose pip is 24.1 or newer: `python3.13 __tests__/requirements/record-versions.py`.
`order`: versions from the oldest to the newest, equal ones in one list. `invalid`: texts that are no versions. `specifiers`: for
each clause null where it is not valid, else the indices of the versions that meet it, pre-releases included.
"""

import itertools
import json
import pathlib

import pip
from pip._vendor.packaging.specifiers import InvalidSpecifier, Specifier
from pip._vendor.packaging.version import InvalidVersion, Version

TABLE = pathlib.Path(__file__).resolve().with_name("versions.json")

RELEASES = ["0", "1", "1.0", "1.0.0", "1.1", "1.10", "2", "2.0.1", "10.0", "2024.1.15", "1!0.5", "1!1.0", "123456789012345678901.0"]
SUFFIXES = ["", "a1", "b2", "rc1", "a1.dev2", ".dev0", ".post1", ".post1.dev3", "rc1.post2", "+cpu", "+cpu.2", "+2", ".post1+abc.1"]
SPELLINGS = [
    "v1.0", " 1.0 ", "1.0-alpha", "1.0.ALPHA.1", "1.0_beta_3", "1.0c4", "1.0-preview5", "1.0-pre", "1.0-1", "1.0-r4", "1.0.rev5", "1.0post",
    "1.0dev", "1.0-DEV-7", "01.02.03", "1.0post-", "1.0a.", "1.0dev_", "1.0+Ubuntu-1", "1.0+ubuntu_1", "1.0RC1", "1.0.0.0.0",
]
NOT_VERSIONS = [
    "", "latest", "1.", ".1", "1..0", "1.0+", "1.0+!", "1.0-", "1.0a1b2", "1.0 beta", "1.x", "1.*", "x1", "1,0", "1.0+a..b", "1!", "!1", "1.0.devx",
    "1.0--1", "1.0~1", "١.٠", "1.0é",
]
BOUNDS = [
    "0", "1", "1.0", "1.0.0", "1.1", "2", "1.0a1", "1.0rc1", "1.0.post1", "1.0.dev0", "1.0+cpu", "1!1.0", "1!0", "1.0.*", "1.*", "1.0a1.*", "1.0.dev0.*",
    "1.0.post1.*", "1.0+cpu.*", "1!1.*", "v1.0", "1.0.0.*", "01.0", "latest", "", "*", "1.0-1", "2024.1", "10", "1.0.x", "1.0c1", "123456789012345678901",
    "1.0é",
]


def meets(clause, versions):
    try:
        specifier = Specifier(clause)
    except InvalidSpecifier:
        return None
    return [index for index, version in enumerate(versions) if specifier.contains(version, prereleases=True)]


versions = [release + suffix for release, suffix in itertools.product(RELEASES, SUFFIXES)] + SPELLINGS
for text in NOT_VERSIONS:
    try:
        raise SystemExit(f"{text!r} is a version: {Version(text)}")
    except InvalidVersion:
        pass
ordered = sorted(versions, key=Version)
order = [list(group) for _, group in itertools.groupby(ordered, key=Version)]
operators = ["===", "==", "!=", "~=", "<=", ">=", "<", ">"]
clauses = [operator + bound for operator in operators for bound in BOUNDS]
# `~=` cuts the text of its version, and so takes these spellings for something else than the same versions spelt plainly.
clauses = [clause for clause in clauses if clause not in ("~=v1.0", "~=1.0c1")]
specifiers = {clause: meets(clause, ordered) for clause in clauses}
table = {"by": f"packaging of pip {pip.__version__}", "order": order, "invalid": NOT_VERSIONS, "specifiers": specifiers}
TABLE.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
