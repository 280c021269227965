from fastapi import FastAPI, File, Form, UploadFile
from fastapi.security import OAuth2PasswordBearer, OAuth2PasswordRequestForm
from pydantic import EmailStr, NameEmail

app = FastAPI()
oauth2 = OAuth2PasswordBearer(tokenUrl="token")
