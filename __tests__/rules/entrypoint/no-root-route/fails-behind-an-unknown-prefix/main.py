from src.app import app
