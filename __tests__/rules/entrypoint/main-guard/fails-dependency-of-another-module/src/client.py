import httpx


class Client:
    def open(self):
        return httpx.Client(base_url=address)


def session():
    with Client().open() as client:
        yield client


if __name__ == "__main__":
    address = "http://localhost:9000"
    print(next(session()))
