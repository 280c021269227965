import jwt
def look(token):
    return jwt.decode(token, options={"verify_signature": False})
