from fastapi import FastAPI


def create_app():
    from slowapi import Limiter
    from slowapi.util import get_remote_address

    app = FastAPI()
    app.state.limiter = Limiter(key_func=get_remote_address)
    return app


app = create_app()
