#!/bin/sh
alembic upgrade head
exec python run.py
