exec gunicorn --threads "$THREADS"
