def run():
    return evaluate()


def evaluate():
    return 1
