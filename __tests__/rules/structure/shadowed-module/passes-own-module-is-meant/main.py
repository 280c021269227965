from fastapi import FastAPI

from statistics import mean_of_tasks

app = FastAPI(title=str(mean_of_tasks))
