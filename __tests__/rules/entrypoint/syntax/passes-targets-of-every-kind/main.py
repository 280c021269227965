from fastapi import FastAPI

app = FastAPI()

(a, [b, *c]), d.e, f()[0] = x = *y, = 1, *z
() = []
[] = ()
for (g), h.i[0] in *a, *b: del (g), [h.i, (a)]
(j): int
a[(k := 1)], l = 1, [m := 2, n := 3]
o = yield_ = lambda: (yield)
(a) += 1; a.b[c] //= yield_
print(*a, b=1, *c, **d, e=2)
print(x for x in a)
