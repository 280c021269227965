#!/bin/sh
# uvicorn main:app
command -v uvicorn >/dev/null || pip install uvicorn
echo "Now type: uvicorn main:app"
cat > run.txt <<EOF
uvicorn main:app
EOF
pkill -f uvicorn || true
