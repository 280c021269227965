from backend.main import app
