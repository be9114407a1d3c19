import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fingerprint } from './fingerprint.ts'

it('is sixteen hex digits and the same on every run', () => {
  fc.assert(fc.property(fc.string(), (text) => /^[0-9a-f]{16}$/.test(fingerprint(text))))
})

it('is pinned: ids in saved reports must not change from one release to the next', () => {
  expect(fingerprint('vol-1')).toBe('eb0386719ecee249')
})

it('tells a hundred thousand near-equal texts apart', () => {
  const seen = new Set(Array.from({ length: 100_000 }, (_, n) => fingerprint(`snap-${n}`)))
  expect(seen.size).toBe(100_000)
})
