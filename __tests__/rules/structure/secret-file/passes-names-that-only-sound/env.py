import os

PASSWORD = os.environ["PASSWORD"]
