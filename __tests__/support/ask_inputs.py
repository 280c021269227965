"""Tells what small applications answer where a body holds something else than they expect.

Reads a JSON array of {"id", "files"} from standard input and writes one JSON object a line: {"id", "statuses"}. Each program
is imported in a process and a folder of its own; every route of `main.app` that is no GET is sent the JSON {"unexpected": 1}
and a list of it. `statuses` holds what is answered, 500 for an exception.
"""

import asyncio
import importlib
import json
import os
import signal
import sys
import tempfile

import fastapi  # noqa: F401  loaded once for all programs
import sqlmodel  # noqa: F401

LIMIT = 10  # seconds a program may take


BODIES = [b'{"unexpected": 1}', b'[{"unexpected": 1}]']


def status_of(app, method, path, body):
    headers = [(b"host", b"space"), (b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("space", 80),
    }
    sent = []
    requests = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive():
        while not requests:
            await asyncio.sleep(LIMIT)
        return requests.pop()

    async def send(message):
        sent.append(message)

    try:
        asyncio.run(app(scope, receive, send))
    except Exception:
        return 500
    return [message["status"] for message in sent if message["type"] == "http.response.start"][0]


def look(app):
    statuses = []
    for route in app.routes:
        for method in sorted(getattr(route, "methods", None) or []):
            if method not in ("GET", "HEAD"):
                path = route.path.replace("{id}", "1")
                statuses.extend(status_of(app, method, path, body) for body in BODIES)
    return statuses


def in_child(files):
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
            statuses = look(importlib.import_module("main").app)
        os.write(writer, json.dumps(statuses).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else None


def main():
    for program in json.load(sys.stdin):
        print(json.dumps({"id": program["id"], "statuses": in_child(program["files"])}), flush=True)


main()
