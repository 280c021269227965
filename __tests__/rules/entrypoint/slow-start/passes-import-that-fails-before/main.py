import time

from nowhere import app

time.sleep(60)
