#!/bin/sh
set -e
if [ -f .env ]; then . ./.env; fi
nohup python3 -m uvicorn main:app --host 0.0.0.0 > log.txt 2>&1 &
