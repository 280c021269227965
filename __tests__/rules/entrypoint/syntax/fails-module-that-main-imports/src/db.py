def connect(url, url):
    return url
