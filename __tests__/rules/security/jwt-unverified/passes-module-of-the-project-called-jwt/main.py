from tools import jwt
def read(token):
    return jwt.decode(token, verify=False)
