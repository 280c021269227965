"""Loads SentenceTransformer("all-MiniLM-L6-v2") and runs alembic upgrade head."""
from fastapi import FastAPI

# time.sleep(60)
HELP = "requests.get('https://api.example.com')"
app = FastAPI(description="subprocess.run(['alembic', 'upgrade', 'head'])")
