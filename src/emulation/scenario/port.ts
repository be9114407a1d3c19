import type { Place } from './thing.ts'

const largestPort = 65_535

/** What `port` of a step may be in each cloud, for people. */
export const portForms: Readonly<Record<Place['cloud'], string>> = {
  aws: 'a port, a range such as 20-25, or all',
  azure: 'a port, a range such as 20-25, several with commas, or all',
  gcp: 'a port, a range such as 20-25, several with commas, or all',
}

/** Is it a port of a step in a cloud? A rule of AWS has one range, those of the others may have more. */
export function isPort(port: number | string, cloud: Place['cloud']): boolean {
  if (port === 'all') return true
  const ranges = String(port).split(',')
  return (cloud !== 'aws' || ranges.length === 1) && ranges.every(isRange)
}

function isRange(text: string): boolean {
  const [, first, last = first] = /^ *(\d{1,5})(?:-(\d{1,5}))? *$/.exec(text) ?? []
  if (first === undefined) return false
  return Number(first) <= Number(last) && Number(last) <= largestPort
}
