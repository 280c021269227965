"""Asks FastAPI which routes of one application another one does not answer.

Reads a JSON array of {"id", "files", "served", "module", "name"} from standard input and writes one JSON object a line: {"id",
"lacking", "error"}. Each program is imported in a process and a folder of its own; every route of `module.name` (which is
called first where it ends in "()") is asked for at `served.app`, with "1" for each parameter.
"""

import importlib
import json
import os
import re
import sys
import tempfile

import fastapi  # noqa: F401  loaded once for all programs
from starlette.routing import Match

OWN = {"/openapi.json", "/docs", "/docs/oauth2-redirect", "/redoc"}


def unwrapped(app):
    while not hasattr(app, "routes"):
        app = app.app
    return app


def is_answered(routes, route, method):
    kind = "http" if hasattr(route, "methods") else "websocket"
    path = re.sub(r"\{[^{}]*\}", "1", route.path)
    scope = {"type": kind, "path": path, "method": method, "root_path": "", "headers": [], "path_params": {}}
    # FastAPI redirects between a path and the same with a slash at its end.
    other = {**scope, "path": path[:-1] if path.endswith("/") else f"{path}/"}
    return any(one.matches(dict(asked))[0] == Match.FULL for one in routes for asked in (scope, other))


def lacking(program):
    served = unwrapped(importlib.import_module(program["served"]).app)
    name = program["name"].removesuffix("()")
    other = getattr(importlib.import_module(program["module"]), name)
    other = unwrapped(other() if name != program["name"] else other)
    return [
        route.path
        for route in other.routes
        if route.path not in OWN
        and not all(is_answered(served.routes, route, method) for method in getattr(route, "methods", ["GET"]))
    ]


def main():
    for program in json.load(sys.stdin):
        reader, writer = os.pipe()
        if os.fork() == 0:
            with tempfile.TemporaryDirectory() as folder:
                for path, text in program["files"].items():
                    target = os.path.join(folder, path)
                    os.makedirs(os.path.dirname(target), exist_ok=True)
                    with open(target, "w", encoding="utf-8") as file:
                        file.write(text)
                os.chdir(folder)
                sys.path.insert(0, folder)
                try:
                    result = {"lacking": lacking(program), "error": None}
                except BaseException as error:
                    result = {"lacking": [], "error": f"{type(error).__name__}: {error}"[:300]}
            os.write(writer, json.dumps({"id": program["id"], **result}).encode())
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader, "rb") as answer:
            print(answer.read().decode(), flush=True)
        os.wait()


main()
