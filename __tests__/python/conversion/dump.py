"""Reads paths, one a line, and writes for each one line of JSON: CPython's tree as dump.ts dumps ours; null if it does not compile."""

import ast
import json
import sys
import warnings

BINARY = {
    "Add": "+", "Sub": "-", "Mult": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "MatMult": "@", "Pow": "**",
    "BitOr": "|", "BitAnd": "&", "BitXor": "^", "LShift": "<<", "RShift": ">>",
}
COMPARE = {
    "Lt": "<", "LtE": "<=", "Eq": "==", "NotEq": "!=", "GtE": ">=", "Gt": ">", "In": "in", "NotIn": "not in",
    "Is": "is", "IsNot": "is not",
}
UNARY = {"UAdd": "+", "USub": "-", "Invert": "~"}


def plain(value):
    """Numbers as JavaScript has them."""
    try:
        number = float(value)
    except OverflowError:
        return None
    return None if number in (float("inf"), float("-inf")) else number


class Dumper:
    def __init__(self, text):
        self.lines = [0]
        self.text = text
        at = text.find("\n")
        while at != -1:
            self.lines.append(at + 1)
            at = text.find("\n", at + 1)
        self.encoded = {}

    def offset(self, line, column):
        start = self.lines[line - 1]
        end = self.lines[line] if line < len(self.lines) else len(self.text)
        row = self.text[start:end]
        if row.isascii():
            return start + column
        return start + len(row.encode()[:column].decode())

    def at(self, node):
        return self.offset(node.lineno, node.col_offset)

    def range(self, node):
        return [self.at(node), self.offset(node.end_lineno, node.end_col_offset)]

    def body(self, statements):
        return [self.statement(one) for one in statements]

    def optional(self, node):
        return None if node is None else self.expression(node)

    def list(self, nodes):
        return [self.expression(one) for one in nodes]

    def statement(self, node):
        at = self.at(node)
        match node:
            case ast.Expr():
                return ["expression", at, self.expression(node.value)]
            case ast.Assign():
                return ["assign", at, self.list(node.targets), self.expression(node.value)]
            case ast.AnnAssign():
                return ["annotated", at, self.expression(node.target), self.expression(node.annotation), self.optional(node.value)]
            case ast.AugAssign():
                return ["augmented", at, BINARY[type(node.op).__name__], self.expression(node.target), self.expression(node.value)]
            case ast.Import():
                return ["import", at, [[*self.range(one), one.name, one.asname] for one in node.names]]
            case ast.ImportFrom():
                if node.names[0].name == "*":
                    return ["from", at, node.level, node.module or "", "*"]
                return ["from", at, node.level, node.module or "", [[*self.range(one), one.name, one.asname] for one in node.names]]
            case ast.If():
                branches = [[self.expression(node.test), self.body(node.body)]]
                orelse = node.orelse
                while len(orelse) == 1 and isinstance(orelse[0], ast.If) and self.text.startswith("elif", self.at(orelse[0])):
                    inner = orelse[0]
                    branches.append([self.expression(inner.test), self.body(inner.body)])
                    orelse = inner.orelse
                return ["if", branches, self.body(orelse)]
            case ast.While():
                return ["while", at, self.expression(node.test), self.body(node.body), self.body(node.orelse)]
            case ast.For() | ast.AsyncFor():
                return [
                    "for", at, isinstance(node, ast.AsyncFor), self.expression(node.target), self.expression(node.iter),
                    self.body(node.body), self.body(node.orelse),
                ]
            case ast.With() | ast.AsyncWith():
                items = [[self.expression(one.context_expr), self.optional(one.optional_vars)] for one in node.items]
                return ["with", at, isinstance(node, ast.AsyncWith), items, self.body(node.body)]
            case ast.Match():
                cases = [[self.captures(one.pattern), self.pattern(one.pattern), self.optional(one.guard), self.body(one.body)] for one in node.cases]
                return ["match", at, self.expression(node.subject), cases]
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return [
                    "function", at, isinstance(node, ast.AsyncFunctionDef), node.name, has_own_yield(node),
                    self.list(node.decorator_list), self.parameters(node.args), self.optional(node.returns), self.body(node.body),
                ]
            case ast.ClassDef():
                return ["class", at, node.name, self.list(node.decorator_list), self.arguments(node.bases, node.keywords), self.body(node.body)]
            case ast.Return():
                return ["return", at, self.optional(node.value)]
            case ast.Raise():
                return ["raise", at, self.optional(node.exc), self.optional(node.cause)]
            case ast.Assert():
                return ["assert", at, self.expression(node.test), self.optional(node.msg)]
            case ast.Delete():
                return ["delete", at, self.list(node.targets)]
            case ast.Global():
                return ["global", at, node.names]
            case ast.Nonlocal():
                return ["nonlocal", at, node.names]
            case ast.Pass() | ast.Break() | ast.Continue():
                return [type(node).__name__.lower(), at]
        if type(node).__name__ == "TypeAlias":
            return ["type-alias", at, node.name.id]
        handlers = [[self.at(one), self.optional(one.type), one.name, self.body(one.body)] for one in node.handlers]
        return ["try", at, self.body(node.body), handlers, self.body(node.orelse), self.body(node.finalbody)]

    def captures(self, pattern):
        captures = [
            (self.offset(one.end_lineno, one.end_col_offset), one.rest if isinstance(one, ast.MatchMapping) else one.name)
            for one in ast.walk(pattern)
            if isinstance(one, (ast.MatchAs, ast.MatchStar)) and one.name is not None
            or isinstance(one, ast.MatchMapping) and one.rest is not None
        ]
        return [name for _, name in sorted(captures)]

    def pattern(self, node):
        match node:
            case ast.MatchAs(pattern=None):
                return ["capture", node.name]
            case ast.MatchAs():
                return ["as", self.pattern(node.pattern), node.name]
            case ast.MatchStar():
                return ["star", node.name]
            case ast.MatchValue(value=ast.BinOp()):
                return ["value", ["number", *self.range(node), None]]
            case ast.MatchValue():
                return ["value", self.expression(node.value)]
            case ast.MatchSingleton():
                return ["value", [str(node.value).lower(), *self.range(node)]]
            case ast.MatchSequence():
                return ["sequence", [self.pattern(one) for one in node.patterns]]
            case ast.MatchMapping():
                entries = [[self.key(key), self.pattern(one)] for key, one in zip(node.keys, node.patterns)]
                return ["mapping", entries, node.rest]
            case ast.MatchClass():
                keywords = [[name, self.pattern(one)] for name, one in zip(node.kwd_attrs, node.kwd_patterns)]
                return ["class", self.expression(node.cls), [self.pattern(one) for one in node.patterns], keywords]
        return ["or", [self.pattern(one) for one in node.patterns]]

    def key(self, node):
        return ["number", *self.range(node), None] if isinstance(node, ast.BinOp) else self.expression(node)

    def parameters(self, args):
        positional = [("positional-only", one) for one in args.posonlyargs] + [("positional", one) for one in args.args]
        defaults = [None] * (len(positional) - len(args.defaults)) + args.defaults
        found = [[kind, one.arg, self.optional(one.annotation), self.optional(default)] for (kind, one), default in zip(positional, defaults)]
        if args.vararg:
            found.append(["variadic", args.vararg.arg, self.optional(args.vararg.annotation), None])
        for one, default in zip(args.kwonlyargs, args.kw_defaults):
            found.append(["keyword-only", one.arg, self.optional(one.annotation), self.optional(default)])
        if args.kwarg:
            found.append(["keywords", args.kwarg.arg, self.optional(args.kwarg.annotation), None])
        return found

    def arguments(self, positional, keywords):
        found = []
        for one in positional:
            if isinstance(one, ast.Starred):
                found.append((self.at(one), ["starred", None, self.expression(one.value)]))
            else:
                found.append((self.at(one), ["positional", None, self.expression(one)]))
        for one in keywords:
            kind = "double-starred" if one.arg is None else "keyword"
            found.append((self.at(one), [kind, one.arg, self.expression(one.value)]))
        return [dump for _, dump in sorted(found, key=lambda pair: pair[0])]

    def expression(self, node):
        start, end = self.range(node)
        # Names of characters are in a database that ours does not have.
        if isinstance(node, (ast.Constant, ast.JoinedStr)) and "\\N{" in self.text[start:end]:
            return ["named", start, end]
        kind, *parts = self.parts(node)
        return [kind, start, end, *parts]

    def parts(self, node):
        match node:
            case ast.Name():
                return ["name", node.id]
            case ast.Constant(value=str()):
                return ["string", node.value]
            case ast.Constant(value=bytes()):
                return ["bytes"]
            case ast.Constant(value=bool() | None):
                return [str(node.value).lower()]
            case ast.Constant(value=complex()):
                return ["number", None]
            case ast.Constant(value=int() | float()):
                return ["number", plain(node.value)]
            case ast.Constant():
                return ["ellipsis"]
            case ast.JoinedStr():
                return self.formatted(node)
            case ast.Attribute():
                return ["attribute", self.expression(node.value), node.attr]
            case ast.Subscript():
                return ["subscript", self.expression(node.value), self.expression(node.slice)]
            case ast.Slice():
                return ["slice", self.list(one for one in (node.lower, node.upper, node.step) if one is not None)]
            case ast.Call():
                return ["call", self.expression(node.func), self.arguments(node.args, node.keywords)]
            case ast.Tuple() | ast.List() | ast.Set():
                return [type(node).__name__.lower(), self.list(node.elts)]
            case ast.Dict():
                return ["dict", [[self.optional(key), self.expression(value)] for key, value in zip(node.keys, node.values)]]
            case ast.Starred():
                return ["starred", self.expression(node.value)]
            case ast.Await():
                return ["await", self.expression(node.value)]
            case ast.Yield() | ast.YieldFrom():
                return ["yield", self.optional(node.value)]
            case ast.Lambda():
                return ["lambda", self.parameters(node.args), self.expression(node.body)]
            case ast.IfExp():
                return ["conditional", self.expression(node.test), self.expression(node.body), self.expression(node.orelse)]
            case ast.BoolOp():
                return ["boolean", type(node.op).__name__.lower(), self.operands(type(node.op), node)]
            case ast.UnaryOp(op=ast.Not()):
                return ["not", self.expression(node.operand)]
            case ast.UnaryOp():
                return ["unary", UNARY[type(node.op).__name__], self.expression(node.operand)]
            case ast.BinOp():
                return ["binary", BINARY[type(node.op).__name__], self.expression(node.left), self.expression(node.right)]
            case ast.Compare():
                rest = [[COMPARE[type(op).__name__], self.expression(one)] for op, one in zip(node.ops, node.comparators)]
                return ["compare", self.expression(node.left), rest]
            case ast.NamedExpr():
                return ["walrus", self.expression(node.target), self.expression(node.value)]
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
                of = {"ListComp": "list", "SetComp": "set", "GeneratorExp": "generator"}[type(node).__name__]
                return ["comprehension", of, [self.expression(node.elt)], self.clauses(node.generators)]
            case ast.DictComp():
                return ["comprehension", "dict", [self.expression(node.key), self.expression(node.value)], self.clauses(node.generators)]

    def operands(self, operator, node):
        if not isinstance(node, ast.BoolOp) or not isinstance(node.op, operator):
            return [self.expression(node)]
        return [dump for value in node.values for dump in self.operands(operator, value)]

    def clauses(self, generators):
        found = []
        for one in generators:
            found.append(["for", bool(one.is_async), self.expression(one.target), self.expression(one.iter)])
            found.extend(["if", self.expression(test)] for test in one.ifs)
        return found

    def formatted(self, node):
        parts = []
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                parts.append(self.interpolation(value))
            elif parts and isinstance(parts[-1], str):
                parts[-1] += value.value
            elif value.value:
                parts.append(value.value)
        if all(isinstance(part, str) for part in parts):
            return ["string", "".join(parts)]
        return ["formatted", parts]

    def interpolation(self, value):
        inner = self.expression(value.value)
        specification = value.format_spec
        if value.conversion == -1 and specification is None:
            return without_places(inner)
        fields = [] if specification is None else [
            self.expression(one.value) for one in specification.values if isinstance(one, ast.FormattedValue)
        ]
        return without_places(["converted", inner, fields])


def without_places(part):
    if isinstance(part, (int, float)) and not isinstance(part, bool):
        return None
    return [without_places(one) for one in part] if isinstance(part, list) else part


def has_own_yield(function):
    waiting = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            waiting.extend(ast.iter_child_nodes(node))
    return False


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10_000)
    for line in sys.stdin:
        try:
            with open(line.rstrip("\n"), "rb") as file:
                source = file.read()
            print(json.dumps(Dumper(source.decode("utf-8-sig")).body(ast.parse(source).body)))
        except (SyntaxError, ValueError):
            print("null")


main()
