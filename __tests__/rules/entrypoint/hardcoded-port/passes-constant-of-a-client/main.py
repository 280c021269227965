import socket

from fastapi import FastAPI

app = FastAPI()
HOST = "10.0.0.7"
PORT = 9999


def ask():
    sock = socket.socket()
    sock.connect((HOST, PORT))
    return sock.recv(1024)
