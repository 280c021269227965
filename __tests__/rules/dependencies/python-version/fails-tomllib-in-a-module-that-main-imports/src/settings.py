import tomllib
from pathlib import Path

settings = tomllib.loads(Path(__file__).with_name("settings.toml").read_text())
