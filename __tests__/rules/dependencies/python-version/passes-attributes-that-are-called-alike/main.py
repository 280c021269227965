from datetime import datetime
from types import SimpleNamespace

from fastapi import FastAPI

app = FastAPI()
asyncio = SimpleNamespace(timeout=5)


class Clock:
    UTC = "utc"

    def batched(self) -> str:
        return self.UTC


@app.get("/")
def root(datetime: Clock = Clock()) -> dict[str, str]:
    values = [typing.Self for typing in (SimpleNamespace(Self=1),)]
    return {"zone": datetime.UTC, "timeout": str(asyncio.timeout), "values": str(values)}
