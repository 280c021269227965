from fastapi import FastAPI

app = FastAPI()

from apscheduler.schedulers.background import BackgroundScheduler
from playwright.sync_api import sync_playwright

scheduler = BackgroundScheduler()
scheduler.start()


def screenshot():
    with sync_playwright() as playwright:
        return playwright.chromium.launch(headless=True)
