import jwt as tokens
HOW = {"key": "key", "algorithms": ["HS256"], "options": {"verify_signature": False}}
def read(token):
    return tokens.decode(token, **HOW)
