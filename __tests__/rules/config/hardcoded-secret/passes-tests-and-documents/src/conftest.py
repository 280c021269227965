SECRET_KEY = "{{hex:64}}"
