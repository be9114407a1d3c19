import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprint, lowFingerprint } from './fingerprint.ts'

/** FNV-1a with the big integers that the two lanes stand for; bytes as documented. */
function fnv1aOfBigInts(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const unit of text.split('')) {
    const code = unit.charCodeAt(0)
    for (const byte of code > 0x7f ? [code & 0xff, code >>> 8] : [code]) {
      hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
    }
  }
  return hash.toString(16).padStart(16, '0')
}

describe('a fingerprint', () => {
  it('is the published FNV-1a hash', () => {
    expect(fingerprint('')).toBe('cbf29ce484222325')
    expect(fingerprint('a')).toBe('af63dc4c8601ec8c')
    expect(fingerprint('foobar')).toBe('85944171f73967e8')
  })

  it('multiplies in two lanes as big integers do', () => {
    expect(() =>
      assert(
        property(string({ unit: 'binary' }), (text) => fingerprint(text) === fnv1aOfBigInts(text)),
      ),
    ).not.toThrow()
  })

  it('ends with what is told of its end alone', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        expect(lowFingerprint(text)).toBe(Number.parseInt(fingerprint(text).slice(-8), 16))
      }),
    )
  })

  it('tells a hundred thousand near-equal texts apart', () => {
    const seen = new Set(Array.from({ length: 100_000 }, (_, n) => fingerprint(`snap-${n}`)))
    expect(seen.size).toBe(100_000)
  })
})
