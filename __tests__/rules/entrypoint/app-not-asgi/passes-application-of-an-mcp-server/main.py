from mcp.server.fastmcp import FastMCP

mcp = FastMCP("tasks")


@mcp.tool()
def add(a: int, b: int) -> int:
    return a + b


app = mcp.streamable_http_app()
