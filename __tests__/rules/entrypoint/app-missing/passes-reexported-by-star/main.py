from src.main import *
