import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cloudtrailPrefix } from './kernel/digest-kernel.ts'
import { Fingerprinter } from './fingerprint.ts'
import { createKernel } from './kernel/kernel.ts'
import { layout, longestId } from './kernel/kernel-layout.ts'

const secret = Buffer.from('0001020304050607', 'hex')
const fingerprinter = new Fingerprinter(secret)
const kernel = createKernel(4096)
const memory = Buffer.from(kernel.memory)
memory.set(secret, layout.secret)
memory.write(cloudtrailPrefix, layout.scratch)
const digest = new Uint32Array(kernel.memory, layout.digest, 2)

it('is the same for the same key and another for another key or secret', () => {
  expect(fingerprinter.of('key')).toEqual(fingerprinter.of('key'))
  const others = ['', 'k', 'kez', 'key ', 'key\u0000', 'kéy']
  const prints = ['key', ...others].map((key) => JSON.stringify(fingerprinter.of(key)))
  expect(new Set(prints).size).toBe(7)
  expect(new Fingerprinter().of('key')).not.toEqual(fingerprinter.of('key'))
})

function bitsOf(key: string): string {
  const { low, high } = fingerprinter.of(key)
  return `${low.toString(2).padStart(32, '0')}${high.toString(2).padStart(32, '0')}`
}

it('differs in about half of its bits when one bit of the key differs', () => {
  for (const [one, other] of [
    ['aws.cloudtrail 0', 'aws.cloudtrail 1'],
    ['0000000000000000', '1000000000000000'],
  ] as const) {
    const [first, second] = [bitsOf(one), bitsOf(other)]
    const differing = Array.from(first).filter((bit, place) => bit !== second[place]).length
    expect(differing).toBeGreaterThan(16)
    expect(differing).toBeLessThan(48)
  }
})

it('is what the kernel makes of the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = Buffer.from(bytes)
        .toString('latin1')
        .replaceAll(/[^ -~]/g, '-')
      memory.write(text, layout.text, 'latin1')
      kernel.digest(layout.text, layout.text + text.length)
      expect({ low: digest[0], high: digest[1] }).toEqual(fingerprinter.of(text))
    }),
  )
})

it('is what the kernel makes of any text, however long and in whatever script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 700, size: 'max' }), (text) => {
      const length = memory.write(text, layout.text)
      kernel.digest(layout.text, layout.text + length)
      expect({ low: digest[0], high: digest[1] }).toEqual(fingerprinter.of(text))
    }),
  )
})

it('is what the kernel makes of the key of a CloudTrail event', () => {
  const id = fc.string({
    unit: fc.constantFrom(...Array.from('0123456789abcdef-')),
    minLength: 1,
    maxLength: longestId,
  })
  fc.assert(
    fc.property(id, (text) => {
      memory.fill(0, layout.text, layout.text + 256)
      memory.write(text, layout.text, 'latin1')
      memory.write('111122223333', layout.text + 128, 'latin1')
      expect(kernel.fingerprint(layout.text, text.length, layout.text + 128)).toBe(1)
      const key = `aws.cloudtrail ${text} 111122223333`
      expect({ low: digest[0], high: digest[1] }).toEqual(fingerprinter.of(key))
    }),
  )
})

it('is not made by the kernel of an id with escapes', () => {
  memory.write('a\\u0062', layout.text, 'latin1')
  expect(kernel.fingerprint(layout.text, 7, layout.text + 128)).toBe(0)
})
