import os

from flask import Flask

if os.environ.get("X"):
    application = Flask(__name__)
