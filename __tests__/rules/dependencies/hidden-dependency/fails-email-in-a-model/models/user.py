from pydantic import BaseModel, EmailStr


class UserBase(BaseModel):
    name: str


class UserCreate(UserBase):
    email: EmailStr | None = None
    backup: list[EmailStr] = []
