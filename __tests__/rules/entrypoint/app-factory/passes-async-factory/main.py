from fastapi import FastAPI


async def create_app():
    return FastAPI()


app = create_app
