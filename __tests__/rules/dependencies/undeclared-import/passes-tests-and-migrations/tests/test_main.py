import pytest
from httpx import AsyncClient
