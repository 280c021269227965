if [ "$DEV" ]; then
  uvicorn main:app --port 8000
else
  uvicorn main:app --host 0.0.0.0 --port 7860
fi
