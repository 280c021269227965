from asgiref.wsgi import WsgiToAsgi
from flask import Flask

backend = Flask(__name__)


@backend.get("/")
def home():
    return {"status": "ok"}


app = WsgiToAsgi(backend)
