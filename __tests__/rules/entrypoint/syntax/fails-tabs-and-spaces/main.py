from fastapi import FastAPI

app = FastAPI()


def root():
        a = 1
	return a
