import click
import uvicorn
from fastapi import FastAPI

from api import router

app = FastAPI()


@click.command()
@click.option("--port", default=8000)
def main(port: int):
    """Starts the service."""
    app.include_router(router, prefix="/api")
    uvicorn.run(app, port=port)


if __name__ == "__main__":
    main()
