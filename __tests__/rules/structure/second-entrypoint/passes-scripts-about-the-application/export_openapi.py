import json

from main import app

print(json.dumps(app.openapi()))
