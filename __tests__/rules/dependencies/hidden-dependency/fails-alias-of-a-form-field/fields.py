from typing import Annotated

from fastapi import Form

Title = Annotated[str, Form(min_length=1)]
