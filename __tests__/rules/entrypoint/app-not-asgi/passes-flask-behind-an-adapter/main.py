from asgiref.wsgi import WsgiToAsgi
from flask import Flask

app = WsgiToAsgi(Flask(__name__))
