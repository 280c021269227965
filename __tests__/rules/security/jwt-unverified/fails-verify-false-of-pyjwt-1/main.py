import jwt
def read(token):
    return jwt.decode(token, "key", verify=False, algorithms=["HS256"])
