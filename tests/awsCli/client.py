"""The command `aws` of the tests: hands itself to server.py, and ends as the command there does.

    python client.py SOCKET ARGUMENT...
"""

import json
import os
import socket
import sys

FAILED = 255

connection = socket.socket(socket.AF_UNIX)
connection.connect(sys.argv[1])
command = json.dumps(
    {"arguments": sys.argv[2:], "directory": os.getcwd(), "environment": dict(os.environ)}
).encode()
socket.send_fds(connection, [len(command).to_bytes(4, "big")], [0, 1, 2])
connection.sendall(command)
code = connection.recv(1)
sys.exit(code[0] if code else FAILED)
