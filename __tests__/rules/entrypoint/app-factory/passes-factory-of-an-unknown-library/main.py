from toolbox import create_app

app = create_app
