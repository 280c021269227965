from passlib.context import CryptContext

context = CryptContext(["argon2", "bcrypt"])


def verify(plain, hashed):
    return context.verify(plain, hashed)
