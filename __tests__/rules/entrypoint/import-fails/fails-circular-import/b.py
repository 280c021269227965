from a import app

value = 1
