"""Tells whether small programs take a forged token, as their libraries decide.

Reads a JSON array of {"id", "files"} from standard input and writes one JSON object a line: {"id", "accepts"}. Each program
is imported in a process and a folder of its own; `main.read` is given a token that somebody else has signed.
"""

import base64
import hashlib
import hmac
import importlib
import json
import os
import signal
import sys
import tempfile

import jose.jws  # noqa: F401  loaded once for all programs
import jwt  # noqa: F401

LIMIT = 10  # seconds a program may take


def part(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=")


def forged():
    body = part({"alg": "HS256", "typ": "JWT"}) + b"." + part({"sub": "admin", "iss": "me"})
    signature = hmac.new(b"somebody else", body, hashlib.sha256).digest()
    return (body + b"." + base64.urlsafe_b64encode(signature).rstrip(b"=")).decode()


def in_child(files):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(LIMIT)
        with tempfile.TemporaryDirectory() as folder:
            for path, text in files.items():
                target = os.path.join(folder, path)
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with open(target, "w", encoding="utf-8") as file:
                    file.write(text)
            os.chdir(folder)
            sys.path.insert(0, folder)
            read = importlib.import_module("main").read
            try:
                accepts = bool(read(forged()))
            except Exception:
                accepts = False
        os.write(writer, json.dumps(accepts).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else None


def main():
    for program in json.load(sys.stdin):
        print(json.dumps({"id": program["id"], "accepts": in_child(program["files"])}), flush=True)


main()
