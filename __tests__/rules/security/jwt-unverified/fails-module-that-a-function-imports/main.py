def read(token):
    from auth import look
    return look(token)
