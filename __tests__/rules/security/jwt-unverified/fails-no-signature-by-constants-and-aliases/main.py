from jwt import decode as read_token
OFF = False
OPTIONS = dict(verify_signature=OFF)
def read(token):
    return read_token(token, "key", algorithms=["HS256"], options=OPTIONS)
