import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKernel } from './kernel.ts'
import { layout } from './kernel-layout.ts'

const kernel = createKernel(4096)
const bytes = Buffer.from(kernel.memory)

/** What a function makes of a text; `undefined` when it refuses. */
function made(name: 'copyText' | 'copyFolded' | 'unescape', text: string): string | undefined {
  const length = bytes.write(text, layout.text)
  const end = kernel[name](layout.text, layout.text + length, layout.embedded)
  return end === 0 ? undefined : bytes.toString('utf8', layout.embedded, end)
}

const text = fc.string({ unit: 'grapheme', maxLength: 100 })

describe('a copy', () => {
  it('is what it was, or the same in the small letters of ASCII', () => {
    fc.assert(
      fc.property(text, (given) => {
        fc.pre(!given.includes('\\'))
        expect(made('copyText', given)).toBe(given)
        const folded = given.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
        expect(made('copyFolded', given)).toBe(folded)
      }),
    )
  })

  it('is not made of what has a backslash, wherever that stands', () => {
    for (const place of [0, 1, 15, 16, 17, 40]) {
      expect(made('copyText', `${'a'.repeat(place)}\\${'b'.repeat(20)}`)).toBeUndefined()
    }
  })
})

describe('a copy of a text behind which a backslash stands', () => {
  it('is what the text was', () => {
    for (const length of [0, 1, 15, 16, 17, 31, 32]) {
      const given = 'a'.repeat(length)
      bytes.write(`${given}\\\\`, layout.text)
      const end = kernel.copyText(layout.text, layout.text + length, layout.embedded)
      expect(bytes.toString('utf8', layout.embedded, end)).toBe(given)
    }
  })
})

describe('what a JSON string says', () => {
  it('is what JSON.parse reads, unless an escape by code is in it', () => {
    fc.assert(
      fc.property(text, (given) => {
        const written = JSON.stringify(given).slice(1, -1)
        expect(made('unescape', written)).toBe(
          /\\u[0-9a-f]{4}/.test(written.replaceAll('\\\\', '')) ? undefined : given,
        )
      }),
    )
  })

  it('ends where the string ends, whatever follows', () => {
    for (const length of [0, 1, 14, 15, 16, 31, 32]) {
      const written = `${'a'.repeat(length)}\\"`
      bytes.write(`${written}"\\u0041\\n`, layout.text)
      const end = kernel.unescape(layout.text, layout.text + written.length, layout.embedded)
      expect(end - layout.embedded).toBe(length + 1)
    }
  })
})
