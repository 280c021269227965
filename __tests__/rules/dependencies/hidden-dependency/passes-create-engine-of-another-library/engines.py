def create_engine(url):
    return url
