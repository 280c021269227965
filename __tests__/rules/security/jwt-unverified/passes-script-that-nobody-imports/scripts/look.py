import jwt, sys
print(jwt.decode(sys.argv[1], options={"verify_signature": False}))
