export PORT=${PORT:-7860}
exec uvicorn main:app --host 0.0.0.0 --port "$PORT"
