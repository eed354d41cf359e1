"""Prowler's own command line, once for each list of arguments on standard input.

Loading Prowler takes longer than asking with it, so that it is loaded once, and each run is a copy of that process.
The mappings of its checks to frameworks are left out: reading them takes most of a run and changes no finding.
"""

import json
import os
import sys

from prowler import __main__ as command

command.Compliance.get_bulk = lambda *_: {}
command.get_bulk_compliance_frameworks_universal = lambda *_: {}

for arguments in json.load(sys.stdin):
    child = os.fork()
    if child == 0:
        sys.argv = ["prowler", *arguments]
        sys.exit(command.prowler())
    _, status = os.waitpid(child, 0)
    if status != 0:
        sys.exit(f"prowler {' '.join(arguments)}: exit code {os.waitstatus_to_exitcode(status)}")
