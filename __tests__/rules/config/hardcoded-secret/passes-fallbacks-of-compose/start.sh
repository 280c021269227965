PASSWORD=${1:-$DEFAULT_PASSWORD}
TOKEN=${TOKEN:-$(cat /run/secrets/token2)}
echo "${TOKEN:0:8}" "${TOKEN: -8}" "${TOKEN#Bearer1 }" "${TOKEN%%.v2*}" "${TOKEN/-/_9a8b7c}"
export SECRET_KEY="${SECRET_KEY:-`openssl rand -hex 32`}"
