import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivedId, fnv1a } from './azure-derived-id.ts'

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

describe('a derived id', () => {
  it('is the published FNV-1a hash', () => {
    expect(fnv1a('')).toBe('cbf29ce484222325')
    expect(fnv1a('a')).toBe('af63dc4c8601ec8c')
    expect(fnv1a('foobar')).toBe('85944171f73967e8')
  })

  it('multiplies in two lanes as big integers do', () => {
    expect(() =>
      assert(property(string({ unit: 'binary' }), (text) => fnv1a(text) === fnv1aOfBigInts(text))),
    ).not.toThrow()
  })

  it('tells texts apart by their places and takes none for an empty one', () => {
    expect(derivedId(['a', 'b'])).toMatch(/^derived-[0-9a-f]{16}$/)
    expect(derivedId(['ab', ''])).not.toBe(derivedId(['a', 'b']))
    expect(derivedId([undefined, 'b'])).toBe(derivedId(['', 'b']))
  })
})
