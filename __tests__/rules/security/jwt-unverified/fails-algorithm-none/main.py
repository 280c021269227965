import jwt
ALGORITHMS = ["HS256", "none"]
def read(token):
    return jwt.decode(token, "key", algorithms=ALGORITHMS)
