SUPABASE_URL = "https://abcdefgh.supabase.co"
QDRANT_URL = "https://1234-5678.eu-central-1-0.aws.cloud.qdrant.io:6333"
API_BASE = "https://me-todo-backend.hf.space/api"
