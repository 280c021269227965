from jose import JWTError, jwt
SECRET, ALGORITHM = "key", "HS256"
def read(token):
    try:
        return jwt.decode(token, SECRET, algorithms=[ALGORITHM])
    except JWTError:
        return None
