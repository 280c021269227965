from somewhere import registry

app = registry["app"]
