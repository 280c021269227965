import jwt
KEYS = {"me": "key"}
def read(token):
    issuer = jwt.decode(token, options={"verify_signature": False}).get("iss")
    return jwt.decode(token, KEYS.get(issuer, "key"), algorithms=["HS256"])
