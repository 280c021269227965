"""For gunicorn."""

from main import app as application
