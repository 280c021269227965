"""Asks FastAPI what small programs fetch before they answer.

Reads a JSON array of {"id", "files"} from standard input and writes one JSON object a line: {"id", "fetched", "error"}.
Each program runs in a process of its own, in a folder of its own: main.py is imported inside a running loop, as uvicorn
does, and `main:app` is told to start. `fetched` are the places ("main.py:5") from which urlretrieve was called until then;
it fetches nothing.
"""

import asyncio
import json
import os
import signal
import sys
import tempfile
import urllib.request

LIMIT = 10  # seconds a program may take

import fastapi  # noqa: E402,F401  (imported once for all programs)
import starlette.concurrency  # noqa: E402,F401


def recorder(folder, fetched):
    def urlretrieve(*_args, **_keywords):
        frame = sys._getframe(1)
        while not frame.f_code.co_filename.startswith(folder):
            frame = frame.f_back
        fetched.add(f"{os.path.relpath(frame.f_code.co_filename, folder)}:{frame.f_lineno}")
        return "", None

    return urlretrieve


async def start():
    import importlib

    app = importlib.import_module("main").app
    told = asyncio.Event()
    messages = [{"type": "lifespan.startup"}]
    answers = []

    async def receive():
        if messages:
            return messages.pop(0)
        await asyncio.sleep(LIMIT)
        return {"type": "lifespan.shutdown"}

    async def send(message):
        answers.append(message["type"])
        told.set()

    scope = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}
    task = asyncio.ensure_future(app(scope, receive, send))
    await told.wait()
    return task, answers


async def ask(program, folder):
    fetched = set()
    urllib.request.urlretrieve = recorder(folder, fetched)
    result = {"id": program["id"], "fetched": [], "error": None}
    try:
        _task, answers = await start()
        if answers != ["lifespan.startup.complete"]:
            result["error"] = ", ".join(answers)
    except BaseException as error:
        result["error"] = f"{type(error).__name__}: {error}"[:300]
    result["fetched"] = sorted(fetched)
    return result


def run(program, pipe):
    signal.alarm(LIMIT)
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        for name, text in program["files"].items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        os.chdir(folder)
        sys.path.insert(0, folder)
        sys.dont_write_bytecode = True
        loop = asyncio.new_event_loop()
        result = loop.run_until_complete(ask(program, folder))
        os.write(pipe, json.dumps(result).encode())
    os._exit(0)


def main():
    for program in json.load(sys.stdin):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            os.dup2(2, 1)
            run(program, writing)
        os.close(writing)
        with os.fdopen(reading) as answer:
            text = answer.read()
        os.waitpid(child, 0)
        print(text or json.dumps({"id": program["id"], "fetched": [], "error": "it took too long"}), flush=True)


main()
