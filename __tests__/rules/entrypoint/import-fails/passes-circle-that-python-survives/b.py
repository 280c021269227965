import a


def application():
    return a.app
