from toolbox import make

app = make()
