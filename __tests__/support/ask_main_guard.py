"""Tells what the main guards of small programs keep from a server.

Reads a JSON array of {"id", "files"} from standard input and writes one JSON object a line: {"id", "missing", "error"}.
Each program is imported, as a server does, and run by itself, as `python main.py` does, each time in a process and a
folder of its own; servers come back at once. `missing` lists what only the second run has: routes, middleware, handlers
of `main.app`, and "probe" where the program's function `probe()` works in the second run only.
"""

import importlib
import json
import os
import runpy
import signal
import sys
import tempfile

import fastapi.middleware.gzip  # noqa: F401  loaded once for all programs
import sqlmodel  # noqa: F401
import uvicorn

LIMIT = 10  # seconds a program may take


def parts_of(app):
    parts = set()
    while not hasattr(app, "routes"):
        parts.add(f"middleware {type(app).__name__}")
        app = app.app
    for route in app.routes:
        methods = "/".join(sorted(getattr(route, "methods", None) or []))
        parts.add(f"route {methods} {route.path}")
    parts.update(f"middleware {one.cls.__name__}" for one in app.user_middleware)
    parts.update(f"handler {getattr(key, '__name__', key)}" for key in app.exception_handlers)
    return parts


def look(names):
    parts = parts_of(names["app"])
    if "probe" in names:
        try:
            names["probe"]()
            parts.add("probe")
        except Exception:
            pass
    return sorted(parts)


def in_child(files, work):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(LIMIT)
        with tempfile.TemporaryDirectory() as folder:
            for path, text in files.items():
                target = os.path.join(folder, path)
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with open(target, "w", encoding="utf-8") as file:
                    file.write(text)
            os.chdir(folder)
            sys.path.insert(0, folder)
            sys.stdout = open(os.devnull, "w")
            try:
                result = {"parts": work()}
            except BaseException as error:
                result = {"error": f"{type(error).__name__}: {error}"[:300]}
        os.write(writer, json.dumps(result).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else {"error": "no answer"}


def main():
    uvicorn.run = lambda *_args, **_keywords: None
    for program in json.load(sys.stdin):
        served = in_child(program["files"], lambda: look(vars(importlib.import_module("main"))))
        started = in_child(program["files"], lambda: look(runpy.run_path("main.py", run_name="__main__")))
        error = served.get("error") or started.get("error")
        missing = [] if error else sorted(set(started["parts"]) - set(served["parts"]))
        print(json.dumps({"id": program["id"], "missing": missing, "error": error}), flush=True)


main()
