from robyn import Robyn

app = Robyn(__file__)


@app.get("/")
def home():
    return "ok"
