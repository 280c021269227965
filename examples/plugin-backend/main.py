import importlib
import os

plugin = importlib.import_module("plugins." + os.environ["TODO_PLUGIN"])
app = plugin.build()
