from fastapi import FastAPI

app = FastAPI()

with (
    open("a") as a,
    open("b") as (b, [c, *d]),
):
    pass
with (open("a")) as a, (open)("b") as b.c["d"]:
    pass
with (open("a"), open("b")) as a:
    pass
with (yield_ := open("a")):
    pass
