(y := a if b else c)
print((y := a or b), (z := lambda: 1))
[y := f(x), y**2]
x = a & b ^ c & d | e ^ f & g
x = -a ** -b ** c
async def f():
    return await a ** b, await c.d(), -await e
    await (a ** b)
x[a,b,]; x[*a.b]; x[*a, b]; x[1:2, ::3]; x[*a]; x[*a, 1]; x[()]; x[a:=1]
f(x for x in y)
f(*a or b, *e, **c, d=1); f(*a(b), *c.d[e](f), *[x for x in y], *a or b, *a if b else c)
f(a)(b)[c].d
print -1
print
print, a
exec
exec(x)
match = 1; case = 2; type = 3; _ = 4
match[x] = 1
match(x)
match (x), y
match * x
match.foo = 3
type(x).y
type[x]
match -x
def match(type, case=None): return type
match x,:
    case [1, *_, (2 | 3 as z)]: pass
    case {"a": 1, **rest} if rest: pass
    case C(a, b=c) | D.E(): pass
    case -1 | 1+2j | -1-2j: pass
    case "a" "b": pass
    case None | True: pass
    case a.b.c: pass
    case (a): pass
    case ((a)): pass
    case (): pass
    case []: pass
    case a,: pass
    case *a, b: pass
    case {}: pass
    case {a.b: q}: pass
    case -1.5: pass
    case None: pass
    case (1 | 2) as w: pass
    case str(x) as y, _: pass
    case m.C(1, z, key=-1, other=[a, (b)], last=_): pass
    case {"a": {"b": [*_, x]}, -1: y, None: z, "c" "d": 1 | _, **others}: pass
    case (1 | - 2) | C(D()) if x: pass
    case (*_,): pass
    case C(x=D() as y, z=1 | 2 as w): pass
    case [(a, b), [c]] | (b, (a, [c])) | [[a, [b, c]]]: pass
    case -1 | 2 | A.b | None as q: pass
    case ((a), ((b)),): pass
    case _: pass
with (a as b, c as d,): pass
with (a, b) as c: pass
with (a): pass
with (a), b: pass
with (a) as b: pass
with (yield_): pass
with (a, b): pass
with (open(x) as f, open(y)): pass
with a as (b, c), d as [e], f as g.h, i as j[k]: pass
with (a if b else c) as d: pass
with a if b else c as d: pass
async def g():
    async with a as b: pass
    async for x, in y: pass
    else: pass
    return [x async for x in y if await z]
x: int
x: int = 3
(x): int = 3
a.b: list[int] = []
a[b]: "str"
x: Callable[[int], str] | None = None
x: tuple[int, ...] = ()
x: a.b.c[d.e] = 1
x: Literal["a", "b"]
x: dict[str, list[int]]
x: tuple[()]
x: Annotated[int, Field(gt=0)] = 1
x: type[int]
x: A[1,]
x: A | B | C[D]
x: (int, str)
x: int = yield_
x = yield_ = z
x = *a, b
x += 1, 2
for x in *a, b: pass
for (x, y), *z in w: pass
for x[0] in y: pass
for a.b in c: pass
del a, (b, c), [d], e[0], f.g
del (a)
del (a),
assert (a, b)
assert a, b
raise
raise A
raise A from None
raise A(b) from c.d
return_ = 1
global_ = 2
lambda: (yield)
lambda *a, b=1, **c: a
lambda a, /, b: 0
lambda *, a: 0
lambda x: lambda y: x if y else z
def f(a, b=1, /, c: int = 2, *d: int, e, f: str = "x", **g) -> list[int]: yield
def f(*, a): pass
def f(*args: *Ts): pass
@a
@b.c(d)
@(lambda f: f)
@e[0].f
def f(): pass
@dataclass
class A(B, metaclass=C, *D, **E): x = 1; y: int
class A(): pass
class A: ...
f"a{b}c{d!r}{e:>{f}}{g=}{h = !s:x}" "i" rf"\d{j}"
f"{{}}{a}{{"
f"{a['b']}" 'c'
f"{a if b else c}{(lambda: 1)()}{ {1: 2}[1] }"
f"{x:{y}{z}}"
f"\n{a}\x41"
f'''{
a
}'''
F"{a}" fR'{b}\n'
"\x41\u0042\U00000043\103\0\
z\q\'"
'''a
b'''
r"\n" "\n"
b"a" b'b'
u"x"
("a"
 # comment
 "b")
"\ud800"
0x1F, 0o17, 0b11, 1_000, 1e5, .5, 1., 1j, 1_0.0_1e-1_0, 00, 0xFFFFFFFFFFFFFFFFFF, 1e400
...
a < b <= c != d not in e is not f is g in h
not a == b
not not a and b or c
a if b else c if d else e
a or b if c and d else e or f
~-+a
a @ b @ c
a // b % c << d >> e
[a for b in c if d if e for f in g if h]
{a: b for c, d in e}
{a for b in c}
{**a, 'b': c, **d}
{*a, *b}
[*a, *b]
(*a, *b)
*a, = b
[a, *b] = c
(a) = b
((a)) = b
(a, b), c = d
a = (b)
((((a))))
(a,)
()
(yield_)
import a.b.c as d, e
from . import a
from .. import (b as c, d,)
from ...a.b import c
from .a import *
from __future__ import annotations
from a import b as c, d
import a . b
from . a . b import c
try: pass
except: pass
try:
    pass
except (A, B) as e: pass
except C: pass
else: pass
finally: pass
try: pass
except* A as e: pass
while a: break
else: continue_
if a: pass
elif b: pass
elif c: pass
else: pass
if a:
    pass
else:
    if b: pass
    elif c: pass
if x: a; b; c
def f():
    # comment first
    pass
    # trailing

# dedent comment
class A:
    """doc"""
    def f(self): pass; return
    x = 1
if True:
	a = 1
	def g():
		return 1
ªº = ℌ = 1; ﬁ = 2; 变量 = "值"; x.ﬁ = é
type(x).y = 1; type(x)[0] = 2; type[x] = 3; type(a, b).c = d; type(x).y: int = 3
{*map(f, x), *a}
[*map(f, x)]
(*map(f, x), 1)
x = *map(f, x), 1
for x in *map(f, x), 1: pass
return_ = *a.b, c
try: pass
except *A: pass
