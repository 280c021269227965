RELOAD = True
