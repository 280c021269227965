#!/bin/sh
set -e
alembic upgrade head
exec fastapi dev main.py --host 0.0.0.0 --port 7860
