from fastapi import FastAPI

app = FastAPI()

print "1"
print "2"
print "3"
print "4"
print "5"
