import gradio as gr
from fastapi import FastAPI

app = FastAPI()

with gr.Blocks() as demo:
    gr.Markdown("Hello")

demo.queue().launch()
