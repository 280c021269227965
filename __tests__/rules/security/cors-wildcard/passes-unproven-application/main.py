from somewhere import app
