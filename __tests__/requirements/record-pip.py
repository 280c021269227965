"""Records what pip makes of the requirements files in pip.jsonl, under the key of its own version.

Run it with the interpreter whose pip is to be asked: `python3.11 __tests__/requirements/record-pip.py`.
Each file becomes a list of [name, extras, whether the marker holds], the name null where the text gives none, or null where
pip rejects the file. Nothing is installed or fetched.
"""

import contextlib
import io
import json
import os
import pathlib
import sys
import tempfile
import warnings

import pip
from pip._internal.network.session import PipSession
from pip._internal.req.constructors import install_req_from_parsed_requirement
from pip._internal.req.req_file import parse_requirements
from pip._vendor.packaging.utils import canonicalize_name

TABLE = pathlib.Path(__file__).resolve().with_name("pip.jsonl")


def read(files):
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, text in files.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        try:
            parsed = [one for one in parse_requirements("requirements.txt", PipSession()) if not one.constraint]
            found = [install_req_from_parsed_requirement(one) for one in parsed]
            return [
                [one.name and canonicalize_name(one.name), sorted(one.extras), one.match_markers()] for one in found
            ]
        except (Exception, SystemExit):
            return None
        finally:
            os.chdir("/")


table = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
warnings.simplefilter("ignore")
with contextlib.redirect_stderr(io.StringIO()):
    for row in table:
        row[f"pip {pip.__version__} on {sys.version_info[0]}.{sys.version_info[1]}"] = read(row["files"])
TABLE.write_text("".join(json.dumps(row) + "\n" for row in table), encoding="utf-8")
