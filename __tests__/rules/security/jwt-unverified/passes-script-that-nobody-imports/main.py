from jose import jwt
def read(token):
    return jwt.decode(token, "key", algorithms=["HS256"])
