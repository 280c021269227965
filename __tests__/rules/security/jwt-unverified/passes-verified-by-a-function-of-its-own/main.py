import jwt
def verify_with(token, issuer):
    return jwt.decode(token, "key", algorithms=["HS256"])
def read(token):
    claims = jwt.decode(token, options={"verify_signature": False})
    verify_with(token, claims.get("iss"))
    return claims
