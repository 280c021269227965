from fastapi import FastAPI

app = FastAPI()

<<<<<<< HEAD
name = "a"
=======
name = "b"
>>>>>>> main
