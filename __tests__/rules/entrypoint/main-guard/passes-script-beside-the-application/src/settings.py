import argparse

options = argparse.Namespace(batch=1, epochs=2)
