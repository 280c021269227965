"""Our own way of rounding."""


def rounded(value: float) -> float:
    return round(value, 1)
