import socket
from http.server import BaseHTTPRequestHandler, HTTPServer

from fastapi import FastAPI

app = FastAPI()


def listen():
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.bind(("0.0.0.0", 8000))
    HTTPServer(("", 8001), BaseHTTPRequestHandler).serve_forever()
