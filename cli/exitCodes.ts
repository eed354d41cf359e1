/** What the exit codes of the command mean. Those that an audit chooses between are in audit/. */
export const exitCodes = {
  done: 0,
  /** The command line, or a file that it names, is wrong; or the program has a defect. */
  wrongUsage: 2,
  /** As a shell says it of a command that Ctrl-C ended. */
  stopped: 130,
} as const;
