from distutils.util import strtobool

from fastapi import FastAPI

app = FastAPI(debug=bool(strtobool("no")))
