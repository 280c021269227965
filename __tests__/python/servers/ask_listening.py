"""Runs programs as `python main.py` does, and says where uvicorn would have listened: one JSON line for each."""

import json
import os
import runpy
import sys
import tempfile

import uvicorn

heard = []


def note(self, sockets=None):
    heard.append([str(self.config.host), str(self.config.port)])


async def note_later(self, sockets=None):
    note(self)


uvicorn.Server.run = note
uvicorn.Server.serve = note_later
for files in json.load(sys.stdin):
    heard.clear()
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            with open(os.path.join(folder, name), "w", encoding="utf8") as file:
                file.write(text)
        sys.path.insert(0, folder)
        for name in files:
            sys.modules.pop(name.removesuffix(".py"), None)
        try:
            runpy.run_path(os.path.join(folder, "main.py"), run_name="__main__")
        except SystemExit:
            pass
        sys.path.remove(folder)
    print(json.dumps(heard))
