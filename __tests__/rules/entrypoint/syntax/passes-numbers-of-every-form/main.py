from fastapi import FastAPI

app = FastAPI()

x = [0, 00, 0_0, 0xFF, 0b1, 0o7_7, 1_000, 1., .5, 1e5, 1_0.0_1e-1_0j, 09.5, 1if app else 2, 1 .real]
