from fastapi import FastAPI

app = FastAPI()


async def load(x=1):
    async with x as y, y as z:
        async for a in z:
            yield [b async for b in a if await b], (await c for c in a)
            return


def plain():
    return (x async for x in load()), lambda: (yield)
