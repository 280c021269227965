import logfire
from fastapi import FastAPI
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from slowapi import Limiter
from sqladmin import Admin

app = FastAPI()
logfire.instrument_fastapi(app)
FastAPIInstrumentor.instrument_app(app)
admin = Admin(app, engine=None)
limiter = Limiter(key_func=None)
app.state.limiter = limiter


@app.get("/")
@limiter.limit("5/minute")
def home(request):
    return {"status": "ok"}
