"""How to allow something:

    # space-gate: allow config/hardcoded-url
"""
TEXT = "# space-gate: allow"
FIELD = f"{TEXT} # space-gate: allow"
