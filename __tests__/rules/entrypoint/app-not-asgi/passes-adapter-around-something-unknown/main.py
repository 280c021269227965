from asgiref.wsgi import WsgiToAsgi
from toolbox import legacy

app = WsgiToAsgi(legacy)
