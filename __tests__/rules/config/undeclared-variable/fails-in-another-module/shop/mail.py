import os


def send():
    return os.environ["SMTP_HOST"]
