"""Prints which names the stubs of the standard library (typeshed) give to its modules on Linux, as JSON by module and version.

Usage: python3 stub-names.py FOLDER FIRST LAST, where FOLDER is typeshed's stdlib, and FIRST and LAST are minor versions.
"""

import ast
import json
import sys
from pathlib import Path

FOLDER, FIRST, LAST = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])


def available():
    """First and last minor version of modules, by typeshed's VERSIONS; what lies below a package has its range."""
    for line in (FOLDER / "VERSIONS").read_text().splitlines():
        line = line.split("#")[0].strip()
        if line:
            module, span = line.split(": ")
            first, last = span.split("-")
            yield module, (minor(first, 0), minor(last, 99))


def minor(version, other):
    major, _, number = version.partition(".")
    return other if major in ("", "2") else int(number)


RANGES = dict(available())


def is_available(module, version):
    parts = module.split(".")
    above = [RANGES[name] for name in (".".join(parts[: end + 1]) for end in range(len(parts))) if name in RANGES]
    return all(first <= version <= last for first, last in above)


def path_of(module):
    path = FOLDER.joinpath(*module.split("."))
    return next((one for one in (path / "__init__.pyi", path.with_suffix(".pyi")) if one.exists()), None)


def holds(test, version):
    """What a condition of a stub says for a version on Linux; None where it asks for something else."""
    match test:
        case ast.BoolOp(op, values):
            parts = [holds(value, version) for value in values]
            if None in parts:
                return None
            return all(parts) if isinstance(op, ast.And) else any(parts)
        case ast.UnaryOp(ast.Not(), operand):
            inner = holds(operand, version)
            return None if inner is None else not inner
        case ast.Compare(ast.Attribute(ast.Name("sys"), "version_info"), [operator], [ast.Tuple(elements)]):
            wanted = tuple(element.value for element in elements)
            return (3, version) >= wanted if isinstance(operator, ast.GtE) else (3, version) < wanted
        case ast.Compare(ast.Attribute(ast.Name("sys"), "platform"), [operator], [ast.Constant(platform)]):
            return (platform == "linux") == isinstance(operator, ast.Eq)
        case ast.Call(ast.Attribute(ast.Attribute(ast.Name("sys"), "platform"), "startswith"), [ast.Constant(prefix)]):
            return "linux".startswith(prefix)
    return None


def bound(body, module, version, is_package):
    for statement in body:
        match statement:
            case ast.If(test, then, orelse):
                answer = holds(test, version)
                for part, wanted in ((then, True), (orelse, False)):
                    if answer in (wanted, None):
                        yield from bound(part, module, version, is_package)
            case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.ClassDef(name):
                yield name
            case ast.Assign(targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(ast.Name(name)) | ast.TypeAlias(ast.Name(name)):
                yield name
            case ast.Import(names):
                yield from (one.asname for one in names if one.asname == one.name)
            case ast.ImportFrom(source, names, level):
                if names[0].name == "*":
                    yield from public(absolute(module, source, level, is_package), version)
                else:
                    yield from (one.asname for one in names if one.asname == one.name)


def absolute(module, source, level, is_package):
    if level == 0:
        return source
    parts = module.split(".")
    base = parts[: len(parts) - level + (1 if is_package else 0)]
    return ".".join([*base, *([source] if source else [])])


MEMO = {}


def names_of(module, version):
    key = (module, version)
    if key not in MEMO:
        MEMO[key] = set()
        path = path_of(module)
        if path is not None:
            is_package = path.name == "__init__.pyi"
            MEMO[key] = set(bound(ast.parse(path.read_text()).body, module, version, is_package))
    return MEMO[key]


def public(module, version):
    return (name for name in names_of(module, version) if not name.startswith("_"))


def modules():
    for path in sorted(FOLDER.rglob("*.pyi")):
        parts = list(path.relative_to(FOLDER).with_suffix("").parts)
        if parts[-1] == "__init__":
            parts.pop()
        if not any(part.startswith("_") for part in parts) and parts[0] != "typing_extensions":
            yield ".".join(parts)


answer = {}
for module in modules():
    versions = [version for version in range(FIRST, LAST + 1) if is_available(module, version)]
    below = [name for name in modules() if name.rpartition(".")[0] == module] if path_of(module).name == "__init__.pyi" else []
    answer[module] = {
        version: sorted(
            {*public(module, version), *(name.rpartition(".")[2] for name in below if is_available(name, version))}
        )
        for version in versions
    }
print(json.dumps({"names": answer, "modules": {name: span for name, span in RANGES.items() if "." not in name}}))
