STRIPE = "sk_test_{{base62:24}}"
GITHUB = "ghp_{{base62:36}}"
