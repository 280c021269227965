print(open(".env").read())
