from src.main import app
