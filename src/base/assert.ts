/**
 * Trips when our own reasoning is wrong. Input faults are diagnostics and misuse of the API throws
 * a TypeError; a failed assertion is always a bug in Spoor.
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`bug in Spoor: ${message}`)
}

/** Reached when a union has a member that a switch does not handle. */
export function unreachable(value: never): never {
  throw new Error(`bug in Spoor: unexpected ${JSON.stringify(value)}`)
}
