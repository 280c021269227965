from .client import send
