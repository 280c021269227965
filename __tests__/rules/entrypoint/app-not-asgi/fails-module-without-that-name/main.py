import backend.server as app
