"""Asks Python what the start of small programs lacks.

Reads a JSON array of {"id", "files", "absent", "present"} from standard input and writes one JSON object a line: {"id",
"lacking", "error"}. Each program is loaded by uvicorn in a process and a folder of its own. Modules in "absent" are not
installed; those in "present" are, with whatever a program takes from them. When the start ends for want of a module, that
one is added to "lacking" and installed for the next attempt; "error" is what the last attempt ended in.
"""

import asyncio
import importlib.machinery
import json
import os
import re
import signal
import sys
import tempfile
import types

import fastapi  # noqa: F401  loaded once for all programs
import sqlmodel  # noqa: F401
import uvicorn.protocols.http.h11_impl  # noqa: F401
from uvicorn.config import Config

LIMIT = 20  # seconds a program may take
JOBS = 2


class Anything(type):
    """What a program takes from a library that is not really there: a class, a function, a decorator, a value."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(name, (), {})

    def __call__(cls, *given, **named):
        if len(given) == 1 and not named and isinstance(given[0], types.FunctionType):
            return given[0]
        return Anything(cls.__name__, (), {})

    def __getitem__(cls, _item):
        return cls

    def __enter__(cls):
        return cls

    def __exit__(cls, *_error):
        return False


class Library(types.ModuleType):
    absent = frozenset()

    def __getattr__(self, name):
        if name.startswith("__") or f"{self.__name__}.{name}" in Library.absent:
            raise AttributeError(name)
        return Anything(name, (), {})


class Installed:
    """Refuses what is absent and makes what is present, the program's own modules apart."""

    def __init__(self, absent, present):
        self.absent, self.present = absent, present

    def find_spec(self, name, path=None, _target=None):
        own = importlib.machinery.PathFinder.find_spec(name, path)
        folder = os.getcwd()
        if own is not None and own.origin is not None and own.origin.startswith(folder):
            return own
        if name in self.absent:
            return None
        if own is not None or name not in self.present:
            return own
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return Library(spec.name)

    def exec_module(self, module):
        module.__path__ = []


def missing_in(error, absent):
    """The module for want of which an exception was raised, or the one while whose lack was being handled it was."""
    chain = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    for one in reversed(chain):
        if not isinstance(one, ImportError) or one.name is None:
            continue
        taken = re.match(r"cannot import name '(\w+)'", str(one))
        name = f"{one.name}.{taken[1]}" if taken else one.name
        if name in absent:
            return name
    return None


async def load():
    Config("main:app", http="h11", ws="none", lifespan="off", log_config=None).load()


def attempt(program, absent):
    signal.alarm(LIMIT)
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    with tempfile.TemporaryDirectory() as folder:
        for path, text in program["files"].items():
            target = os.path.join(folder, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        os.chdir(folder)
        sys.dont_write_bytecode = True
        sys.argv = ["uvicorn", "main:app"]
        sys.path.insert(0, os.getcwd())
        Library.absent = frozenset(absent)
        installed = Installed(frozenset(absent), frozenset(program["present"]) | set(program["absent"]))
        sys.meta_path[:] = [importlib.machinery.BuiltinImporter, importlib.machinery.FrozenImporter, installed]
        for name in absent:
            sys.modules.pop(name, None)
        try:
            asyncio.run(load())
        except BaseException as error:  # sys.exit() of a program is an answer, too
            return {"missing": missing_in(error, absent), "error": f"{type(error).__name__}: {error}"[:200]}
    return {"missing": None, "error": None}


def forked(program, absent):
    reader, writer = os.pipe()
    if os.fork() == 0:
        os.write(writer, json.dumps(attempt(program, absent)).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        text = answer.read().decode()
    os.wait()
    return json.loads(text) if text else {"missing": None, "error": "the process died or took too long"}


def judge(program):
    absent, lacking = set(program["absent"]), []
    while True:
        answer = forked(program, absent)
        if answer["missing"] is None:
            break
        lacking.append(answer["missing"])
        absent.discard(answer["missing"])
    line = json.dumps({"id": program["id"], "lacking": lacking, "error": answer["error"]})
    os.write(1, line.encode() + b"\n")


def main():
    programs = json.load(sys.stdin)
    for job in range(JOBS):
        if os.fork() == 0:
            for program in programs[job::JOBS]:
                judge(program)
            os._exit(0)
    for _ in range(JOBS):
        os.wait()


main()
