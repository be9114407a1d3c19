import type { Environment } from './configuration/environment.ts'

/** An inclusive range of ports. */
export type PortRange = readonly [from: number, to: number]

/** The ports that are grave when the world reaches them: the built-in ones as the file changes them. */
export function watchedPortsOf(
  { ports }: Environment,
  builtIn: readonly PortRange[],
): readonly PortRange[] {
  if (ports === undefined) return builtIn
  return ports.mode === 'only' ? ports.ranges : [...builtIn, ...ports.ranges]
}
