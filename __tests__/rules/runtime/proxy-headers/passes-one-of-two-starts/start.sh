if [ -n "$DEV" ]; then uvicorn main:app; else uvicorn main:app --forwarded-allow-ips '*'; fi
