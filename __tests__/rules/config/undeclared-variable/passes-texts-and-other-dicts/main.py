from fastapi import FastAPI

app = FastAPI()

# os.environ["COMMENT"]
TEXT = 'os.environ["TEXT"]'
environ = {"OTHER": 1}
OTHER = environ["OTHER"]
