HOST = "cache"
PORT = 6390
