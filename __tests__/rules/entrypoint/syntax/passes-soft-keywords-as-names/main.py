from fastapi import FastAPI

app = FastAPI()

match = type = case = _ = print
match(case)
match[0] if match is None else match
match: object = 1
type = lambda *match: (match, case)
type(match)
print(type)
