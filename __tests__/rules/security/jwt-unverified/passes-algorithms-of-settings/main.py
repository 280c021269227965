import jwt
from settings import settings
def read(token):
    return jwt.decode(token, settings.secret, algorithms=settings.algorithms)
