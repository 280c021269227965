"""Connects to http://localhost:6333 on a laptop."""
import logging
import re

logger = logging.getLogger(__name__)
PATTERN = re.compile("http://localhost:[0-9]+")
# the database lies at postgresql://localhost/todo


def check(url, host):
    """Tells whether an address is redis://localhost."""
    if url.startswith("http://localhost") or url == "http://localhost:8000" or host in ("localhost", "127.0.0.1"):
        logger.info("http://localhost:8000/docs")
        print("http://localhost:8000")
        raise ValueError("http://localhost:8000")
    if "redis://" in url:
        return url.replace("http://localhost", "https://acme.io")
    return "see http://localhost:8000 for more"


if __name__ == "__main__":
    import httpx

    httpx.get("http://localhost:8000/")
