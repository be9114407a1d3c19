import { setFlagsFromString } from 'node:v8'

/** The flag is known to be there up to this major version of V8, that of Node 24. */
const newest = 13

/**
 * Keeps V8 from making objects among the old ones at once, where some of their kind have outlived a collection.
 * Records are parsed, looked at and dropped by the thousand; where a collection comes at the wrong moment V8 takes
 * them for lasting, and that run of a command needs up to 40 % more time and half as much memory again. To be
 * called before anything else; it holds for the whole process, so the library does not do it. Returns whether it did.
 */
export function keepObjectsYoung(version = process.versions.v8): boolean {
  const isKnown = Number.parseInt(version, 10) <= newest
  if (isKnown) setFlagsFromString('--no-allocation-site-pretenuring')
  return isKnown
}
