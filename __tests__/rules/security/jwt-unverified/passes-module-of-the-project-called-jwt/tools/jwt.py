def decode(token, verify=True):
    return token
