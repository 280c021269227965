import sys

globals().update({"shlex": object})
