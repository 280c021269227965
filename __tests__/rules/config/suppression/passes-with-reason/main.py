from fastapi import FastAPI

URL = "https://demo.example"  # noqa: X  # space-gate: allow config/hardcoded-url -- the public demo
# space-gate:allow config/hardcoded-url -- the same
OTHER = "https://demo.example"
app = FastAPI()
