from fastapi import FastAPI

app = FastAPI()


class Server:
    def run(self):
        return 1

    def serve_forever(self):
        return self.run()


class Flask:
    def run(self, port=None):
        return port


Server().run()
Flask().run()
