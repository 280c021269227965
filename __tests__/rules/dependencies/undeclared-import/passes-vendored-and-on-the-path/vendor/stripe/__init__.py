api_key = None
