import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Fingerprinter } from '../fingerprint.ts'
import { JsonWalker } from './json-walker.ts'
import { KeyDigest } from './key-digest.ts'
import { layout } from '../kernel/kernel-layout.ts'

const fingerprinter = new Fingerprinter()
const walker = new JsonWalker([])
walker.bytes.set(fingerprinter.secret, layout.secret)
const key = new KeyDigest(walker)

/** The digest of a key of two texts; `undefined` for a key of no use. */
function digest(first: string, second: string, isFolded = false): object | undefined {
  walker.lay(Buffer.from(`${first}${second}"`))
  const middle = walker.start + first.length
  key.begin(Buffer.from('log '))
  key.addText({ from: walker.start, to: middle }, isFolded)
  key.add(Buffer.from('|'))
  key.addText({ from: middle, to: middle + second.length }, isFolded)
  return key.finish() ? { low: key.low, high: key.high } : undefined
}

const ascii = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  maxLength: 200,
})

it('is the fingerprint of the text, as written or in small letters', () => {
  fc.assert(
    fc.property(ascii, ascii, fc.boolean(), (first, second, isFolded) => {
      fc.pre(!`${first}${second}`.includes('\\'))
      const text = `log ${first}|${second}`
      const told = isFolded ? `log ${`${first}|${second}`.toLowerCase()}` : text
      expect(digest(first, second, isFolded)).toEqual(fingerprinter.of(told))
      expect(key.text()).toBe(told)
    }),
  )
})

it('is of no use with an escape, and of what is too long', () => {
  expect(digest('a\\n', 'b')).toBeUndefined()
  expect(digest('a', 'b\\')).toBeUndefined()
  expect(key.text()).toBeUndefined()
  expect(digest('a'.repeat(2000), 'b'.repeat(700))).toBeUndefined()
  expect(digest('a'.repeat(2000), 'b'.repeat(100))).toBeDefined()
})
