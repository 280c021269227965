from backend.src.main import app
