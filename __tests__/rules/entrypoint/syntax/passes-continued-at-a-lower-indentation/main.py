from fastapi import FastAPI

app = FastAPI()

if app:
    value = (app.
router
        .routes)
    values = [
1,
            2]
else: pass
