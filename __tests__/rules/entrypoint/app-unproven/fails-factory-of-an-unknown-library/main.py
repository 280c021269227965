from somewhere import build

app = build()
