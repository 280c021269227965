from src.api.main import app
