from jose import jwt
KEYS = {"one": "key"}
def read(token):
    key = KEYS.get(jwt.get_unverified_header(token).get("kid"), "key")
    return jwt.decode(token, key, algorithms=["HS256"])
