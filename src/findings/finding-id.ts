import { fingerprint } from '../base/fingerprint.ts'

/** A stable id for a finding from the words that make it what it is. */
export function findingId(...parts: readonly string[]): string {
  return `finding-${fingerprint(parts.join('\n'))}`
}
