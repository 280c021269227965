from fastapi import FastAPI

app = FastAPI()
report = 8000
IMPORT = 8000
SUPPORT = 8000
viewport = {"width": 1024}
EXPORT_PORTFOLIO = 8000
passport: int = 8000
