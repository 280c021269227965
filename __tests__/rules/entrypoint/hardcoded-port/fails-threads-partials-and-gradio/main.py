from functools import partial
from threading import Thread

import gradio as gr
import uvicorn
from fastapi import FastAPI

app = FastAPI()
Thread(target=uvicorn.run, args=(app,), kwargs={"port": 8000}).start()
serve = partial(uvicorn.run, app, port=8001)
demo = gr.Interface(fn=str, inputs="text", outputs="text")


def ui():
    demo.launch(server_name="0.0.0.0", server_port=7860)
