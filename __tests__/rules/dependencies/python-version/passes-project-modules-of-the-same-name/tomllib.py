TITLE = "ours"
