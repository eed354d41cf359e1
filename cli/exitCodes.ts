/** What the exit codes of the command mean. Those that an audit chooses between are in audit/exitCode.ts. */
export const exitCodes = {
  done: 0,
  /** The command line, or a file that it names, is wrong; or the program has a defect. */
  wrongUsage: 2,
  /** Nothing is wrong, but something could not be found out. */
  notKnown: 3,
  /** As a shell says it of a command that Ctrl-C ended. */
  stopped: 130,
} as const;
