from fastapi import FastAPI

app = FastAPI()


def outer(q):
    for i, (j, *k) in q: pass
    def inner():
        nonlocal q, i, j, k, late
        global app
        app = q
        class A:
            nonlocal i
            def f(self):
                nonlocal __class__
    import late
    while q:
        try:
            break
        finally:
            continue
    else:
        return inner
    [x for x in q]
    global x
