from fastapi import Body
from pydantic import BaseModel, Field


class UserCreate(BaseModel):
    email: str
    password: str = Field(..., min_length=8, examples=["Str0ngP@ss1"])

    model_config = {"json_schema_extra": {"example": {"email": "a@b.c", "password": "Str0ngP@ss1"}}}


class UserRead(BaseModel):
    class Config:
        schema_extra = {"example": {"token": "{{base62:32}}"}}


login = Body(openapi_examples={"normal": {"value": {"username": "foo", "password": "Geheim123!"}}})
fake_token = "{{base62:32}}"
EXAMPLE_PASSWORD = "S3cret!pass"
