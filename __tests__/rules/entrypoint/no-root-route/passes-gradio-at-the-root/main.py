import gradio as gr
from fastapi import FastAPI

app = FastAPI()


@app.get("/api/status")
def status():
    return {"status": "ok"}


demo = gr.Interface(lambda text: text, "text", "text")
app = gr.mount_gradio_app(app, demo, path="/")
