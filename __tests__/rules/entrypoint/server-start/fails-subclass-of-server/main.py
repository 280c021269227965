import contextlib
import threading

import uvicorn
from fastapi import FastAPI

app = FastAPI()


class BackgroundServer(uvicorn.Server):
    def install_signal_handlers(self):
        pass

    @contextlib.contextmanager
    def run_in_thread(self):
        thread = threading.Thread(target=self.run)
        thread.start()
        yield
        thread.join()
