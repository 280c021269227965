from src import tasks


def install(app):
    app.include_router(tasks.router)
