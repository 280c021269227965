import socket
from http.server import BaseHTTPRequestHandler, HTTPServer

from fastapi import FastAPI

app = FastAPI()


def raw(port):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
        sock.bind(("0.0.0.0", port))
        sock.listen()


def health(port):
    HTTPServer(("", port), BaseHTTPRequestHandler).serve_forever()
