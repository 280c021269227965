import jwt
client = jwt.PyJWKClient("https://idp.example/keys")
def read(token):
    key = client.get_signing_key_from_jwt(token)
    return jwt.decode(token, key, audience="me")
