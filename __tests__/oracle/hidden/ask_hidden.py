"""Asks FastAPI, pydantic and SQLAlchemy whether small programs start without what they need and do not import.

Reads a JSON array of {"id", "files", "installed"} from standard input and writes one JSON object a line: {"id", "error"};
the error is null where the application starts. Each program is imported in a process and a folder of its own, and the
application is told to start as a server does. Of the modules in HIDDEN there are only those in "installed".
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

LIMIT = 20  # seconds a program may take

HIDDEN = {"multipart", "python_multipart", "email_validator", "jinja2", "itsdangerous", "httpx", "httpx2"}
HIDDEN |= {"psycopg2", "psycopg", "asyncpg", "aiosqlite", "pymysql", "MySQLdb", "pyodbc", "aiomysql"}


class Refusing:
    """Refuses what is not installed, as a place without it would."""

    def __init__(self, installed):
        self.refused = HIDDEN - set(installed)

    def find_spec(self, name, _path=None, _target=None):
        if name.split(".")[0] in self.refused:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        return None


async def start(app):
    said = asyncio.get_running_loop().create_future()

    async def receive():
        return {"type": "lifespan.startup"} if not said.done() else await asyncio.Event().wait()

    async def send(message):
        if not said.done():
            said.set_result(message)

    serving = asyncio.ensure_future(app({"type": "lifespan"}, receive, send))
    await asyncio.wait([serving, said], return_when=asyncio.FIRST_COMPLETED)
    if not said.done():
        await serving
    elif said.result()["type"] == "lifespan.startup.failed":
        raise RuntimeError(said.result()["message"])


def ask(program):
    refusing = Refusing(program["installed"])
    sys.meta_path.insert(0, refusing)
    # FastAPI has loaded what it could.
    for name in [name for name in sys.modules if name.split(".")[0] in refusing.refused]:
        del sys.modules[name]
    try:
        asyncio.run(start(importlib.import_module("main").app))
    except BaseException as error:
        return f"{type(error).__name__}: {error}"[:300]
    return None


def main():
    for program in json.load(sys.stdin):
        reader, writer = os.pipe()
        if os.fork() == 0:
            signal.alarm(LIMIT)
            with tempfile.TemporaryDirectory() as folder:
                for path, text in program["files"].items():
                    target = os.path.join(folder, path)
                    os.makedirs(os.path.dirname(target), exist_ok=True)
                    with open(target, "w", encoding="utf-8") as file:
                        file.write(text)
                os.chdir(folder)
                sys.path.insert(0, folder)
                silent = os.open(os.devnull, os.O_RDWR)
                os.dup2(silent, 1)
                os.dup2(silent, 2)
                error = ask(program)
            os.write(writer, json.dumps({"id": program["id"], "error": error}).encode())
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader, "rb") as answer:
            print(answer.read().decode() or json.dumps({"id": program["id"], "error": "it took too long"}), flush=True)
        os.wait()


main()
