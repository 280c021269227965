: "${COHERE_API_KEY:={{base62:40}}}"
export SMTP_PASSWORD="${MAIL:-'s0nne-und-Mond'}"
