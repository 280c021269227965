import os
import jwt
VERIFY = os.getenv("VERIFY", "true") == "true"
def read(token):
    return jwt.decode(token, "key", algorithms=["HS256"], options={"verify_signature": VERIFY})
