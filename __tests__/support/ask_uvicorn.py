"""Asks uvicorn what it makes of small programs.

Reads a JSON array of {"id", "files", "environment"} from standard input and writes one JSON object a line:
{"id", "loads", "answers", "type", "error"}; where a program "asks" for "routes", they stand there instead of the answer. Each program runs in a process of its own, in a folder of its own, without
network, with a time limit. uvicorn imports "main:app" inside a running loop, as the server does, and what it loaded is
asked for "GET /"; `answers` says whether it began a response. Whatever would start a server comes back at once.
The folder of an argument is where packages lie that the interpreter has not got itself.
"""

import asyncio
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time

ONE = "--one"
LIBRARIES = [argument for argument in sys.argv[1:] if argument != ONE]
sys.path += LIBRARIES

LIMIT = 10  # seconds a program may take
JOBS = 2

# What most programs import, once for all of them. Where a program has a module of its own by one of these names, it gets
# a fresh interpreter instead, in which nothing is loaded before.
PRELOADED = ["fastapi", "fastapi.middleware.cors", "fastapi.responses", "fastapi.staticfiles", "sqlmodel", "dotenv"]


def answer(fd, result):
    os.write(fd, json.dumps(result).encode() + b"\n")


def neutralise():
    import socket
    import uvicorn
    import uvicorn.server

    async def nothing(*_args, **_keywords):
        return None

    uvicorn.run = lambda *_args, **_keywords: None
    uvicorn.server.Server.run = lambda *_args, **_keywords: None
    uvicorn.server.Server.serve = nothing

    def refuse(*_args, **_keywords):
        raise OSError("there is no network here")

    socket.socket.connect = refuse
    socket.socket.bind = refuse
    socket.getaddrinfo = refuse


def routes_of(app, prefix=""):
    """[kind, methods, path] of every route, those of mounted applications below their mount; FastAPI's own pages are left out."""
    while not hasattr(app, "routes") and hasattr(app, "app"):
        app = app.app
    found = []
    for route in app.routes:
        path = prefix + getattr(route, "path", "")
        if getattr(getattr(route, "endpoint", None), "__module__", None) == "fastapi.applications":
            continue
        if hasattr(route, "host"):
            found.append(["host", [], route.host])
        elif not hasattr(route, "endpoint"):
            inner = route.app
            while not hasattr(inner, "routes") and hasattr(inner, "app"):
                inner = inner.app
            found += routes_of(inner, path) if hasattr(inner, "routes") else [["mount", [], path or "/"]]
        elif hasattr(route, "methods"):
            found.append(["http", sorted(route.methods or []), path])
        else:
            found.append(["websocket", [], path])
    return found


async def ask(program):
    from uvicorn.config import Config

    result = {"id": program["id"], "loads": False, "answers": False, "type": None, "error": None}
    try:
        config = Config("main:app", http="h11", ws="none", lifespan="off", log_config=None)
        config.load()
    except BaseException as error:  # sys.exit() of a program is an answer, too
        result["error"] = f"{type(error).__name__}: {error}"[:300]
        return result
    result["loads"] = True
    if program.get("asks") == "routes":
        result["routes"] = routes_of(config.loaded_app)
        return result
    result["type"] = type(config.loaded_app).__name__
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
        "headers": [(b"host", b"localhost")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 7860),
    }
    started = []
    requests = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive():
        if not requests:
            await asyncio.Event().wait()  # the client stays, and says nothing more
        return requests.pop()

    async def send(message):
        if message["type"] == "http.response.start":
            started.append(message["status"])

    try:
        await asyncio.wait_for(config.loaded_app(scope, receive, send), LIMIT)
    except BaseException as error:
        result["error"] = f"{type(error).__name__}: {error}"[:300]
    result["answers"] = len(started) > 0
    return result


def run(program, fd):
    """The child: never returns."""
    signal.alarm(LIMIT + 2)
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    folder = os.getcwd()
    sys.argv = ["uvicorn", "main:app"]
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    os.environ.update(program.get("environment", {}))
    neutralise()
    try:
        result = asyncio.run(ask(program))
    except BaseException as error:
        result = {"id": program["id"], "loads": False, "answers": False, "type": None, "error": f"{type(error).__name__}: {error}"[:300]}
    answer(fd, result)
    os._exit(0)


def write(program, folder):
    for path, text in program["files"].items():
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8", newline="") as file:
            file.write(text)


def is_fresh(program):
    tops = {path.split("/")[0].removesuffix(".py") for path in program["files"]}
    return any(top in sys.modules for top in tops - {"main"})


def judge(program):
    """Runs one program in a child and gives its line of the answer."""
    died = {"id": program["id"], "loads": False, "answers": False, "type": None, "error": "the process died or took too long"}
    with tempfile.TemporaryDirectory() as folder:
        write(program, folder)
        if is_fresh(program):
            options = [] if sys.pycache_prefix is None else ["-X", f"pycache_prefix={sys.pycache_prefix}"]
            command = [sys.executable, "-I", *options, os.path.abspath(__file__), ONE, *LIBRARIES]
            child = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            try:
                out, _ = child.communicate(json.dumps(program).encode(), timeout=LIMIT * 2)
            except subprocess.TimeoutExpired:
                child.kill()
                child.communicate()
                return died
            return json.loads(out) if out.strip() else died
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reader)
            os.chdir(folder)
            run(program, writer)
        os.close(writer)
        data = b""
        deadline = time.monotonic() + LIMIT + 5
        while time.monotonic() < deadline:
            ready, _, _ = select.select([reader], [], [], 0.5)
            chunk = os.read(reader, 65536) if ready else None
            if chunk == b"":
                break
            data += chunk or b""
            if data.endswith(b"\n"):
                break
        os.close(reader)
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
        os.waitpid(pid, 0)
        return json.loads(data) if data.strip() else died


def main():
    if ONE in sys.argv:
        program = json.loads(sys.stdin.read())
        run(program, os.dup(1))
    programs = json.loads(sys.stdin.read())
    # What the server itself has loaded when it comes to the application.
    from uvicorn.config import Config

    Config("main:app", http="h11", ws="none", lifespan="off", log_config=None)
    for name in PRELOADED + ["uvicorn.protocols.http.h11_impl", "uvicorn.lifespan.off", "uvicorn.middleware.asgi2"]:
        __import__(name)
    workers = []
    for job in range(JOBS):
        pid = os.fork()
        if pid == 0:
            for program in programs[job::JOBS]:
                answer(1, judge(program))
            os._exit(0)
        workers.append(pid)
    for pid in workers:
        os.waitpid(pid, 0)


main()
