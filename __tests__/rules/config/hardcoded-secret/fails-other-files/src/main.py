# API_KEY = "{{base62:32}}"
API_KEY = None
