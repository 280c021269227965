import jwt
def read(token):
    return jwt.decode(token, "key", algorithms=["HS256"], options={"verify_aud": False, "verify_exp": False})
