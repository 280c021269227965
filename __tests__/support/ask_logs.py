"""Starts uvicorn on programs, and gives what each of them wrote: lines of JSON, {"id": …, "log": …, "status": …}.

Each runs in a process of its own, forked from one that has loaded the libraries. Standard input: [{"id", "folder", "port", "environment",
"arguments"}]. A program that has not ended after some seconds is ended.
"""

import json
import os
import signal
import sys
import time

import fastapi  # noqa: F401
import pydantic  # noqa: F401
import sqlmodel  # noqa: F401
import uvicorn.main

SECONDS = 2.5


def run(program):
    log = os.path.join(program["folder"], "..", program["id"] + ".log")
    pid = os.fork()
    if pid == 0:
        os.chdir(program["folder"])
        target = os.open(log, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        os.dup2(target, 1)
        os.dup2(target, 2)
        os.environ.update(program["environment"])
        sys.argv = ["uvicorn"]
        try:
            uvicorn.main.main(program["arguments"], prog_name="uvicorn")
        except SystemExit as end:
            if isinstance(end.code, str):
                print(end.code, file=sys.stderr)
            os._exit(end.code if isinstance(end.code, int) else 1)
        except BaseException:
            sys.excepthook(*sys.exc_info())
            sys.stderr.flush()
            os._exit(1)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(0)
    return pid, log


def finish(pid):
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return None


for one in json.load(sys.stdin):
    process, path = run(one)
    ended = finish(process)
    with open(path, encoding="utf-8", errors="replace") as stream:
        print(json.dumps({"id": one["id"], "status": ended, "log": stream.read()}), flush=True)
