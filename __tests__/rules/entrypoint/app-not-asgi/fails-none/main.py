from fastapi import FastAPI

app = None
