import uvicorn
from granian import Granian

uvicorn.Server(uvicorn.Config("main:app", reload=True)).run()
Granian("main:app", interface="asgi", reload=True).serve()
