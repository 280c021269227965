from fastapi import FastAPI

URL = "https://demo.example"  # space-gate: allow config/hardcoded-url
# space-gate: allow config/hardcoded-url, config/hardcoded-secret --
OTHER = "https://demo.example"
app = FastAPI()
