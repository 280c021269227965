from src.application import app
