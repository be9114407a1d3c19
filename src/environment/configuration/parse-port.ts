import { type Parsed, quoted } from './parsed.ts'

const largestPort = 65_535

/** A port or an inclusive range of ports, `9000-9100`. */
export function parsePort(written: string | number): Parsed<readonly [from: number, to: number]> {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(String(written)) ?? []
  const message = `${quoted(String(written))} is no port`
  if (first === undefined) return { message, hint: 'write 8443, or a range such as 9000-9100' }
  const [from, to] = [Number(first), Number(last)]
  if (to > largestPort) return { message, hint: `ports end at ${largestPort}` }
  if (from > to) return { message, hint: `write ${to}-${from}` }
  return { value: [from, to] }
}
