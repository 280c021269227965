import sys

from fastapi import FastAPI

setattr(sys.modules[__name__], "app", FastAPI())
