import os

KEY = os.environ["TEST_KEY"]
