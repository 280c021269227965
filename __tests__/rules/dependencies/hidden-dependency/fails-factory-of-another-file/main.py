from server import build

app = build()
