from fastapi import FastAPI as app
