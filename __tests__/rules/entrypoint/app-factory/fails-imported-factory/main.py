from src.factory import create_app as app
