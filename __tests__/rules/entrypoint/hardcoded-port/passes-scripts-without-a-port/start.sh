#!/bin/sh
# uvicorn main:app --port 8000
echo "uvicorn main:app --port 8000"
cat <<EOF
uvicorn main:app --port 8000
EOF
exec uvicorn main:app --host 0.0.0.0 --port "$PORT"
