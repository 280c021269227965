export OPENAI_API_KEY={{base62:48}}
