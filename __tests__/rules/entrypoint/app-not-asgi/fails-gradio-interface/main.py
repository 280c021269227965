import gradio as gr

with gr.Blocks() as app:
    gr.Markdown("tasks")

app.queue()
