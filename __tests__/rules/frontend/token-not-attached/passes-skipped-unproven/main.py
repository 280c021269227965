import os

from somewhere import make

app = make(os.environ)
