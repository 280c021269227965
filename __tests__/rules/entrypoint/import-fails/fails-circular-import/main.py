from a import app
