"""type_at_terminal.py PROMPT TYPED PROGRAM ARGUMENT...: runs a program at a terminal, and types when the prompt is there."""
import os
import pty
import signal
import sys

prompt, typed, *program = sys.argv[1:]
signal.alarm(60)
child, terminal = pty.fork()
if child == 0:
    os.execv(program[0], program)
shown = b""
is_typed = False
while True:
    try:
        chunk = os.read(terminal, 65536)
    except OSError:
        break
    if not chunk:
        break
    shown += chunk
    if not is_typed and prompt.encode() in shown:
        is_typed = True
        os.write(terminal, typed.encode().decode("unicode_escape").encode())
_, status = os.waitpid(child, 0)
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)
