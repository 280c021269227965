from backend import app
