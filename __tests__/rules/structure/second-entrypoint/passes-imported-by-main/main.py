from server import app
