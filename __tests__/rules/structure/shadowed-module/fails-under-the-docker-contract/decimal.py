"""Amounts of money."""


def amount(text):
    return int(text)
