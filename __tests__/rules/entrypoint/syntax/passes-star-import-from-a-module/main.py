"""A docstring,"""
# a comment,
from __future__ import annotations; from __future__ import (division,)
from app.api import *
