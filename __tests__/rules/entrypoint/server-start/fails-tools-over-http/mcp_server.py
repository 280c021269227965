import asyncio

from fastmcp import FastMCP
from mcp.server.fastmcp import FastMCP as Official

TRANSPORT = "streamable-http"

tools = FastMCP("todo")
official = Official("todo")

if __name__ == "__main__":
    tools.run(transport=TRANSPORT, host="0.0.0.0")
    official.run("sse")
    asyncio.run(tools.run_http_async())
