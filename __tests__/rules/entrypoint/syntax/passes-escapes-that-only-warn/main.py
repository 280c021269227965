from fastapi import FastAPI

app = FastAPI()

PATTERN = "\d+\.\w"
PATH = r"C:\Users\N{x}\xzz"
RAW = rb"\xzz\u12" b"\u12\N{x}"
NAME = "\N{bullet}\N{LATIN SMALL LETTER E WITH ACUTE}\u00e9\U0001F600\x41"
len(1 is 1)
