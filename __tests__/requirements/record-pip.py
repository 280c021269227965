"""Records what pip makes of the requirements files in pip.jsonl, under its own version.

Run it with each interpreter whose pip is to be asked: `python3.11 __tests__/requirements/record-pip.py`. With `--print` the outcomes go
to standard output and the table stays as it is. Markers are evaluated for what a Space runs, whatever this interpreter is: CPython 3.10
on Linux x86-64. Nothing is installed or fetched; what pip would only notice while it resolves is asked of the same functions of pip.

An outcome is null where pip rejects the file, else `requirements` and `constraints`, each a list of [name, or null where the text gives
none; extras; clauses; whether the marker holds, null where that depends on the patch release or the kernel; its address, if any], and
`options`, a list of [name, value].
"""

import contextlib
import io
import json
import logging
import os
import pathlib
import sys
import tempfile
import warnings

import pip
from pip._internal.cli import cmdoptions
from pip._internal.models.target_python import TargetPython
from pip._internal.models.wheel import Wheel
from pip._internal.network.session import PipSession
from pip._internal.req.constructors import install_req_from_parsed_requirement
from pip._internal.req.req_file import RequirementsFileParser, get_line_parser, handle_line
from pip._internal.req.req_install import check_invalid_constraint_type
from pip._internal.utils.misc import is_installable_dir
from pip._internal.vcs import is_url
from pip._vendor.packaging import markers
from pip._vendor.packaging.utils import canonicalize_name
from pip._vendor.packaging.version import Version

TABLE = pathlib.Path(__file__).resolve().with_name("pip.jsonl")
PLATFORMS = ["linux_x86_64", "manylinux1_x86_64", "manylinux2010_x86_64", "manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64"]
SESSION = PipSession()
TAGS = TargetPython(platforms=PLATFORMS, py_version_info=(3, 10), abis=None, implementation="cp")
OPTIONS = {
    "--index-url": "index_url", "--extra-index-url": "extra_index_urls", "--no-index": "no_index", "--find-links": "find_links",
    "--prefer-binary": "prefer_binary", "--require-hashes": "require_hashes", "--pre": "pre", "--trusted-host": "trusted_hosts",
    "--use-feature": "features_enabled",
}


def environment(patch, kernel, built):
    return {
        "implementation_name": "cpython", "implementation_version": f"3.10.{patch}", "os_name": "posix", "platform_machine": "x86_64",
        "platform_release": kernel, "platform_system": "Linux", "platform_version": built, "python_full_version": f"3.10.{patch}",
        "platform_python_implementation": "CPython", "python_version": "3.10", "sys_platform": "linux",
    }


ENVIRONMENTS = [
    environment(0, "4.14.1", "#1 SMP"), environment(5, "5.10.0-30-Microsoft", "x"), environment(18, "6.8.0-1021-aws", "#22-Ubuntu SMP"),
]


def holds(requirement):
    found = set()
    for each in ENVIRONMENTS:
        markers.default_environment = lambda each=each: dict(each)
        found.add(requirement.match_markers())
    return found.pop() if len(found) == 1 else None


def is_never_met(specifier):
    """Old pips read versions of their own making, which hardly any release has: some releases of every kind, and what they write."""
    texts = [f"{epoch}{major}.{minor}{suffix}" for epoch in ("", "1!") for major in (1, 99, 2024) for minor in ("0", "1", "104.1", "99.9.9") for suffix in ("", "rc1", ".post1", ".dev1")]
    texts += ["0.1", "0.104.1", "0.5", "2.0"]
    return type(specifier).__name__ == "LegacySpecifier" and not any(specifier.contains(text, prereleases=True) for text in texts)


def check(requirement):
    """What pip's resolver refuses before it asks an index."""
    if requirement.constraint and (problem := check_invalid_constraint_type(requirement)):
        raise ValueError(problem)
    if holds(requirement) is False:
        return
    link = requirement.link
    if link and (not is_url(link.url) or (link.scheme in ("http", "https") and not link.netloc)):
        raise ValueError("nothing that pip fetches from")
    if requirement.name and not requirement.name[-1].isalnum():
        raise ValueError("no index has such a name")
    if link and link.scheme == "file" and not os.path.exists(link.file_path):
        raise ValueError("there is no such file")
    if link and link.scheme == "file" and os.path.isdir(link.file_path) and not is_installable_dir(link.file_path):
        raise ValueError("nothing that can be built")
    if link and link.is_wheel and not Wheel(link.filename).supported(tags()):
        raise ValueError("unsupported wheel")
    if not link and requirement.req and any(is_never_met(one) for one in requirement.req.specifier):
        raise ValueError("no release can have this version")


def tags():
    return TAGS.get_unsorted_tags() if hasattr(TAGS, "get_unsorted_tags") else TAGS.get_tags()


def described(requirement):
    return [
        requirement.name and canonicalize_name(requirement.name),
        sorted(canonicalize_name(one) for one in requirement.extras),
        sorted(str(one) for one in requirement.req.specifier) if requirement.req and not requirement.link else [],
        holds(requirement),
        requirement.link is not None,
    ]


def options_of(line):
    found = []
    for name, key in OPTIONS.items():
        value = getattr(line.opts, key)
        if not value:
            continue
        values = value if isinstance(value, list) else [None if value is True else value]
        # Of several places to look for archives pip takes the first of a line.
        found += [[name, one] for one in (values[:1] if key == "find_links" else values)]
    return found


def read(files):
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, text in files.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text["bytes"].encode("latin-1") if isinstance(text, dict) else text.encode())
        try:
            outcome = {"requirements": [], "constraints": [], "options": []}
            # pip adds to one and the same list for all lines that it ever reads.
            features = cmdoptions.use_new_feature.keywords["default"]
            features.clear()
            for line in RequirementsFileParser(SESSION, get_line_parser(None)).parse("requirements.txt", False):
                parsed = handle_line(line, session=SESSION)
                if parsed is None:
                    outcome["options"] += options_of(line)
                    features.clear()
                    continue
                features.clear()
                requirement = install_req_from_parsed_requirement(parsed, user_supplied=True)
                check(requirement)
                outcome["constraints" if parsed.constraint else "requirements"].append(described(requirement))
            return outcome
        except (Exception, SystemExit):
            return None
        finally:
            os.chdir("/")


rows = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
recorded = []
for row in rows:
    with contextlib.redirect_stderr(io.StringIO()):
        outcome = read(row["files"])
    # Pips that agree stand together: [[versions, outcome], ...].
    groups = [([by for by in versions if by != pip.__version__], gives) for versions, gives in row.get("outcomes", [])]
    same = next((versions for versions, gives in groups if gives == outcome), None)
    if same is None:
        groups.append(([pip.__version__], outcome))
    else:
        same.append(pip.__version__)
    groups = [[sorted(versions, key=Version), gives] for versions, gives in groups if versions]
    recorded.append({"files": row["files"], "outcomes": sorted(groups, key=lambda group: Version(group[0][0]))})
if "--print" in sys.argv:
    outcomes = [next(gives for by, gives in row["outcomes"] if pip.__version__ in by) for row in recorded]
    print(json.dumps({"pip": pip.__version__, "outcomes": outcomes}))
else:
    TABLE.write_text("".join(json.dumps(row) + "\n" for row in recorded), encoding="utf-8")
