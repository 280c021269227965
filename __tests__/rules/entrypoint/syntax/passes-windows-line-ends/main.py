from fastapi import FastAPI

app = FastAPI()

if app: \
    x = """a
b"""
else:
    y = (1,

# c
2)
