from enum import Enum


class StrEnum(str, Enum):
    pass
