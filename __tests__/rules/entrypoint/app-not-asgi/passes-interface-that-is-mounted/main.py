import gradio as gr
from fastapi import FastAPI

with gr.Blocks() as demo:
    gr.Markdown("tasks")

app = FastAPI()
app = gr.mount_gradio_app(app, demo.queue(), path="/")
