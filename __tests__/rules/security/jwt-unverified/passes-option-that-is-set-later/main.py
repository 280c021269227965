import jwt
options = {"verify_signature": False}
options["verify_signature"] = True
def read(token):
    return jwt.decode(token, "key", algorithms=["HS256"], options=options)
