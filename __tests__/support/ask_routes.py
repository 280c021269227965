"""Tells what an application answers to requests, as Starlette itself routes them.

Reads {"program", "requests": [[method, path], …]} as JSON from standard input, runs the program, and writes the statuses that
its `app` answers with, as a JSON array. Who is sent on to the same path with or without a slash is followed.
"""

import asyncio
import json
import sys


def status_of(app, method, path):
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"space")],
        "client": ("127.0.0.1", 1),
        "server": ("space", 80),
    }
    sent = []
    requests = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive():
        while not requests:
            await asyncio.sleep(10)
        return requests.pop()

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    (start,) = [message for message in sent if message["type"] == "http.response.start"]
    if start["status"] != 307:
        return start["status"]
    (location,) = [value.decode() for name, value in start["headers"] if name == b"location"]
    return status_of(app, method, location.split("space", 1)[1])


asked = json.load(sys.stdin)
names = {}
exec(asked["program"], names)
print(json.dumps([status_of(names["app"], method, path) for method, path in asked["requests"]]))
