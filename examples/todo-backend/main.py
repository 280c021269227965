"""What the Space serves: the application that src/main.py builds."""

from src.main import app

__all__ = ["app"]
