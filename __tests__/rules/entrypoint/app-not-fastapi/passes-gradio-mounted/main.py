import gradio as gr
from fastapi import FastAPI

with gr.Blocks() as demo:
    gr.Markdown("tasks")

app = gr.mount_gradio_app(FastAPI(), demo, path="/ui")
