from fastapi_offline import FastAPIOffline

app = FastAPIOffline(title="tasks")
