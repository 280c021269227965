# space-gate: allows nothing of this kind
# space-gate is our gate
# spacegate: allow
NAME = 1
