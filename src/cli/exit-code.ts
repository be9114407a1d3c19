/** What the exit code of every command says (design section 5). */
export const exitCode = {
  /** It ran. */
  ran: 0,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  /** A rule or a piece of content is wrong. */
  badContent: 2,
  /** Wrong arguments or configuration. */
  badArguments: 3,
  /** An input that the user named could not be read at all. */
  unreadableInput: 4,
  /** Ctrl-C; what was printed is made of what was read until then. */
  interrupted: 130,
} as const
