from fastapi import Depends, Form


class Credentials:
    def __init__(self, name: str = Form(...), secret: str = Form(...)):
        self.name = name


def current_user(credentials: Credentials = Depends(Credentials)):
    return credentials.name
