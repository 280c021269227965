import a

app = a.app
