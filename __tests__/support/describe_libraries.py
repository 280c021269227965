"""Says what installed modules hold.

Reads a JSON object from standard input, dotted names of modules with the names in them that are asked for, and writes
one: for each module either {"absent": why} or {"names", "exports", "things"}. A module's name may go on into a class
("gradio.routes.App"). `things` says of each name that was asked for what it takes and, of a class, whether calling an
instance is awaited and what an instance has.
"""

import contextlib
import importlib
import importlib.util
import inspect
import io
import json
import pkgutil
import sys


def find(dotted):
    """The module, or what stands in it under the rest of the name."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        try:
            found = importlib.import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
            continue
        for part in parts[length:]:
            found = getattr(found, part)
        return found
    raise ModuleNotFoundError(dotted)


def parameters(thing):
    try:
        found = inspect.signature(thing).parameters.values()
    except (TypeError, ValueError):
        return None
    return [[one.name, one.kind.name] for one in found]


def members(thing):
    """Public names of an instance; of the class, where nobody can make one without arguments."""
    with contextlib.suppress(Exception):
        thing = thing()
    return [name for name in dir(thing) if not name.startswith("_")]


def describe(thing):
    if not callable(thing):
        return {"kind": "object", "type": type(thing).__name__, "bases": [one.__name__ for one in type(thing).__mro__]}
    if not inspect.isclass(thing):
        return {"kind": "function", "parameters": parameters(thing)}
    call = getattr(thing, "__call__", None) if any("__call__" in one.__dict__ for one in thing.__mro__) else None
    return {
        "kind": "class",
        "parameters": parameters(thing),
        "call": None if call is None else "awaited" if inspect.iscoroutinefunction(call) else "plain",
        "members": members(thing),
        "methods": [name for name in dir(thing) if callable(getattr(thing, name, None))],
    }


def answer(dotted, wanted):
    if importlib.util.find_spec(dotted.split(".")[0]) is None:
        return {"absent": "not installed"}
    try:
        module = find(dotted)
    except Exception as error:
        return {"absent": f"{type(error).__name__}: {error}"}
    names = set(dir(module)) | {one.name for one in pkgutil.iter_modules(getattr(module, "__path__", []))}
    star = getattr(module, "__all__", [name for name in dir(module) if not name.startswith("_")])
    things = {name: describe(getattr(module, name)) for name in wanted if hasattr(module, name)}
    return {"names": sorted(names), "exports": sorted(map(str, star)), "things": things}


asked = json.load(sys.stdin)
with contextlib.redirect_stdout(io.StringIO()):
    answers = {dotted: answer(dotted, wanted) for dotted, wanted in asked.items()}
json.dump(answers, sys.stdout)
