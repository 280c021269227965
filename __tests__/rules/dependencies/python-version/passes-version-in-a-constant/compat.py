import platform

PYTHON_311 = platform.python_version_tuple() >= ("3", "11")
