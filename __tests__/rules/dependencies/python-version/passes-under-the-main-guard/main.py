from fastapi import FastAPI

app = FastAPI()


if __name__ == "__main__":
    import asyncio
    import tomllib

    with asyncio.Runner() as runner:
        print(tomllib, runner)
