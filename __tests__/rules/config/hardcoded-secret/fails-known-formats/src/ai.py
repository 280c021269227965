"""Talks to models. The old key was ghp_{{base62:36}}."""
from anthropic import Anthropic
from openai import OpenAI

openai = OpenAI(api_key="sk-proj-{{base62:60}}")
anthropic = Anthropic(
    api_key="sk-ant-api03-{{base62:93}}AA",
)
# pushes with hf_{{letters:34}}
STRIPE = "sk_test_{{base62:24}}"
KEY = """{{pem:8}}"""
