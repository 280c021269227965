export SECRET_KEY=$(openssl rand -hex 32)
export DB_PASSWORD="$1"
curl -H "Authorization: Bearer $TOKEN" https://api.acme.io
