from src.main import create_app

app = create_app()
