"""Tells which origins the applications of small programs allow, as Starlette itself decides.

Reads a JSON array of {"id", "files", "origins"} from standard input and writes one JSON object a line: {"id", "allowed",
"error"}. Each program is imported in a process and a folder of its own, and its `main.app` is asked once for each origin,
with a cookie; `allowed` lists the origins that it names or answers with an asterisk, and "cookies" where it lets those come along.
"""

import asyncio
import importlib
import json
import os
import signal
import sys
import tempfile

import fastapi.middleware.cors  # noqa: F401  loaded once for all programs

LIMIT = 10  # seconds a program may take


def headers_for(app, origin):
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"space"), (b"origin", origin.encode("latin-1")), (b"cookie", b"session=1")],
        "client": ("127.0.0.1", 1),
        "server": ("space", 80),
    }
    sent = []
    requests = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive():
        while not requests:
            await asyncio.sleep(LIMIT)
        return requests.pop()

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    pairs = [message["headers"] for message in sent if message["type"] == "http.response.start"][0]
    return {name.decode().lower(): value.decode("latin-1") for name, value in pairs}


def look(app, origins):
    allowed = []
    for origin in origins:
        headers = headers_for(app, origin)
        if headers.get("access-control-allow-origin") in ("*", origin):
            allowed.append(origin)
            named = headers["access-control-allow-origin"] == origin
            if named and headers.get("access-control-allow-credentials") == "true" and "cookies" not in allowed:
                allowed.append("cookies")
    return allowed


def in_child(files, origins):
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
                result = {"allowed": look(importlib.import_module("main").app, origins)}
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
    for program in json.load(sys.stdin):
        answer = in_child(program["files"], program["origins"])
        print(json.dumps({"id": program["id"], "allowed": [], "error": None, **answer}), flush=True)


main()
