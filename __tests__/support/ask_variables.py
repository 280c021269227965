"""Imports small programs without one of their variables, and with all of them.

Reads a JSON array of {"id", "files", "values", "missing"} from standard input, and writes one JSON object a line: {"id",
"complete", "failing", "error"}. "complete": with all "values" set, the import of main.py and the start of its application
end well. "failing": the names of "missing" without which one of both fails; an entry of "missing" is a list of names that
are left out together. Each trial is a process of its own, in a folder of its own, with no other variable than "values".
"""

import asyncio
import json
import os
import signal
import sys
import tempfile

LIMIT = 20  # seconds that a program may take

# What most programs import, once for all of them.
import dotenv, fastapi, fastapi.middleware.cors, jose.jwt, pydantic, sqlmodel, starlette.config  # noqa: E401,F401


async def start():
    import main

    await main.app.router.lifespan_context(main.app).__aenter__()


def run(folder, values, fd):
    """The child: never returns."""
    signal.alarm(LIMIT)
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    os.chdir(folder)
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    os.environ.clear()
    os.environ.update(values)
    status = 0
    try:
        asyncio.new_event_loop().run_until_complete(start())
    except BaseException as error:  # sys.exit() of a program is an answer, too
        os.write(fd, f"{type(error).__name__}: {error}"[:300].replace("\n", " ").encode())
        status = 1
    os._exit(status)


def trial(program, folder, without):
    values = {name: value for name, value in program["values"].items() if name not in without}
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        run(folder, values, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        error = pipe.read().decode()
    return os.waitpid(child, 0)[1], error


def ask(program):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in program["files"].items():
            target = os.path.join(folder, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "w", encoding="utf-8") as file:
                file.write(text)
        status, error = trial(program, folder, [])
        if status != 0:
            return {"id": program["id"], "complete": False, "failing": [], "error": error}
        failing = [names for names in program["missing"] if trial(program, folder, names)[0] != 0]
        return {"id": program["id"], "complete": True, "failing": failing, "error": ""}


for program in json.load(sys.stdin):
    print(json.dumps(ask(program)), flush=True)
