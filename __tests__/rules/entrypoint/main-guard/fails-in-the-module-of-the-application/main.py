from src.server import api as app
