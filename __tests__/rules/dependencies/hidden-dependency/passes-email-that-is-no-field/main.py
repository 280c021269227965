from typing import Callable, ClassVar

from fastapi import FastAPI
from pydantic import BaseModel, EmailStr


class Mailer(BaseModel):
    checked: ClassVar[type[EmailStr]] = EmailStr
    _sender: EmailStr

    def send(self, to: EmailStr) -> EmailStr:
        return to


class Plain:
    email: EmailStr


def notify(to: EmailStr, send: Callable[[EmailStr], None]):
    send(to)


app = FastAPI()
