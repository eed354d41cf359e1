"""Runs commands of the AWS CLI, each in a fork of this process, which has loaded it once for all.

Most of the time that `aws` takes, Python is loading it. Here it is the same program with the same arguments, variables,
directory and files, and nothing of one command is there for the next.

    python server.py SOCKET

One line on standard output says that it is ready. It ends when its standard input does.
"""

import json
import os
import select
import signal
import socket
import sys
import traceback

import awscli.clidriver

# What the CLI loads when it is made, without any command.
awscli.clidriver.create_clidriver()

# Loading it has also said in the environment where its data is.
DATA = {"AWS_DATA_PATH": os.environ["AWS_DATA_PATH"]}

LENGTH_BYTES = 4


def main(path):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(64)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    while True:
        readable, _, _ = select.select([listener, sys.stdin], [], [])
        if sys.stdin in readable:
            return
        connection, _ = listener.accept()
        command, files = receive(connection)
        if os.fork() == 0:
            listener.close()
            run(command, files, connection)
        for file in [*files, connection.fileno()]:
            os.close(file)
        connection.detach()


def receive(connection):
    """Receives a command as JSON after its length, and the three standard files along with the length."""
    length, files, _, _ = socket.recv_fds(connection, LENGTH_BYTES, 3)
    with connection.makefile("rb") as stream:
        return json.loads(stream.read(int.from_bytes(length, "big"))), files


def run(command, files, connection):
    """Becomes the command, and tells the client how it ended."""
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for standard, file in enumerate(files):
            os.dup2(file, standard)
        os.chdir(command["directory"])
        os.environ.clear()
        os.environ.update(command["environment"] | DATA)
        sys.argv = ["aws", *command["arguments"]]
        code = awscli.clidriver.main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        connection.send(bytes([code if isinstance(code, int) else 1 if code else 0]))
        os._exit(0)


main(sys.argv[1])
