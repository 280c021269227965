def token():
    return ""
