try:
    1 / 0
except ZeroDivisionError as app:
    pass
