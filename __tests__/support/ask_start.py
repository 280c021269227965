"""Starts uvicorn as its command does, in the folder that it is run in, and ends when the application is loaded.

It must be a file outside of that folder: Python puts the folder of the script, not the working directory, at the head of
sys.path. Prints LOADED, or ends with an error as uvicorn does.
"""

import os
import sys

import uvicorn.server
from uvicorn.main import main


async def serve(self, sockets=None):
    if not self.config.loaded:
        self.config.load()
    print("LOADED", flush=True)
    os._exit(0)


uvicorn.server.Server.serve = serve
sys.argv = ["uvicorn", "main:app"]
main()
