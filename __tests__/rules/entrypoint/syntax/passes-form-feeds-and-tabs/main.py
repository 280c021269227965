from fastapi import FastAPI

app = FastAPI()


def f():
	if app:
		return 1
	# comment
  # another
	return 2


x = 1+ 2
