from .decimal import x
