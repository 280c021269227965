from src.server import app
