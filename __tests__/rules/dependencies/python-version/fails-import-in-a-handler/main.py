from fastapi import FastAPI

app = FastAPI()


@app.get("/config")
async def read_config() -> dict[str, object]:
    with open("config.toml", "rb") as file:
        import tomllib

        return tomllib.load(file)


@app.get("/pairs")
async def read_pairs() -> list[tuple[int, ...]]:
    from itertools import batched as groups

    return list(groups(range(10), 2))
