import jwt, requests
def sign_in(code):
    answer = requests.post("https://idp.example/token", data={"code": code}).json()
    return jwt.decode(answer["id_token"], options={"verify_signature": False})
