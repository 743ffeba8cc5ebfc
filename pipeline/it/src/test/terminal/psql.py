"""Runs a command in a terminal of its own, and plays somebody who works with psql in it."""
import os
import pty
import sys
import threading
import time

pid, terminal = pty.fork()
if pid == 0:
    os.environ["PAGER"] = "cat"
    os.execvp(sys.argv[1], sys.argv[1:])

said = []


def listen():
    while True:
        try:
            text = os.read(terminal, 65536)
        except OSError:
            return
        if not text:
            return
        said.append(text)
        os.write(1, text)


def wait(words):
    deadline = time.time() + 90
    while words not in b"".join(said):
        if time.time() > deadline:
            os.kill(pid, 9)
            sys.exit("waited in vain for " + words.decode())
        time.sleep(0.02)


threading.Thread(target=listen, daemon=True).start()
wait(b"postgres=#")
os.write(terminal, b"select pg_sleep(100);\n")
time.sleep(2)
os.write(terminal, b"\x03")
wait(b"canceling statement")
os.write(terminal, b"select 'still here: ' || 6 * 7;\n")
wait(b"still here: 42")
os.write(terminal, b"\\q\n")
_, status = os.waitpid(pid, 0)
time.sleep(0.2)
sys.exit(os.waitstatus_to_exitcode(status))
