import os

from fastmcp import FastMCP

tools = FastMCP("todo")

if __name__ == "__main__":
    tools.run()
    tools.run(transport="stdio")
    tools.run(transport=os.environ["TRANSPORT"])
