import gradio as gr
from a2wsgi import WSGIMiddleware
from fastapi import FastAPI
from flask import Flask

app = FastAPI()
admin = Flask(__name__)
app.mount("/admin", WSGIMiddleware(admin))

with gr.Blocks() as demo:
    gr.Markdown("Hello")

app = gr.mount_gradio_app(app, demo, path="/ui")
