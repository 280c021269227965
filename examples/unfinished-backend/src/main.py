from fastapi import FastAPI

app = FastAPI(title="Todo API")


@app.get("/")
def health():
<<<<<<< HEAD
    return {"status": "ok"}
=======
    return {"status": "healthy"}
>>>>>>> feature/health
