from fastapi import FastAPI

app = FastAPI()

w = 10
text = f"{app!r:>{w}}" f'{w["a"] if w else {"b": 1}["b"]}' "plain {" rf"\d{w}"
text = f"{{}} {w=} {w!s:{w}.{w}f} {(lambda x: x)(w)} {w:%H:%M} {[x for x in w]}"
text = f"""{
w
} {'}'} {w!=w} {w == w}"""
text = f"\N{BULLET}{w}"
