import gradio as gr
from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health():
    return {"status": "ok"}


def greet(name):
    return f"Hello {name}"


if __name__ == "__main__":
    import uvicorn

    demo = gr.Interface(greet, "text", "text")
    app = gr.mount_gradio_app(app, demo, path="/")
    uvicorn.run(app, port=7860)
