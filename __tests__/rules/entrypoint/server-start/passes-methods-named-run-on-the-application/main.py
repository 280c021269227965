from fastapi import FastAPI

app = FastAPI()


class Pipeline:
    def run(self, data):
        return data

    def launch(self):
        return self.run(1)

    def listen(self):
        return self.launch()


pipeline = Pipeline()
pipeline.run("uvicorn")
pipeline.launch()
pipeline.listen()
