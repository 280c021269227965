import uvicorn

from src.factory import create_app
from src.setup import configure

app = create_app()

if __name__ in {"__main__"}:
    configure(app)
    uvicorn.run(app)
