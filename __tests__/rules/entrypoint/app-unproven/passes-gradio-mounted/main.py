import gradio as gr
from fastapi import FastAPI

app = FastAPI()
app = gr.mount_gradio_app(app, gr.Blocks(), path="/ui")
