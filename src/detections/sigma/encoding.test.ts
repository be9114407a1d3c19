import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { encodeText } from './encoding.ts'

test.each([
  ['foobar', 'utf8', ['Zm9vYmFy', 'Zvb2Jhc', 'mb29iYX']],
  ['ping', 'utf16le', ['cABpAG4AZw', 'AAaQBuAGcA', 'wAGkAbgBnA']],
] as const)('%s at the three offsets', (text, bytes, forms) => {
  const found = encodeText(text, { bytes, base64: 'base64offset' })
  expect(found.map((form, index) => form.includes(forms[index] ?? '-'))).toEqual([true, true, true])
})

test.each([
  ['x', 'utf16', '//54AA=='],
  ['x', 'utf16be', 'AHg='],
  ['é', 'utf8', 'w6k='],
] as const)('%s in %s is %s', (text, bytes, form) => {
  expect(encodeText(text, { bytes, base64: 'base64' })).toEqual([form])
})

test('one of the three forms stands in the base64 of any text around it', () => {
  const word = string({ minLength: 3, unit: 'binary' })
  assert(
    property(string(), word, string(), (before, text, after) => {
      const whole = Buffer.from(before + text + after).toString('base64')
      const forms = encodeText(text, { bytes: 'utf8', base64: 'base64offset' })
      expect(forms.some((form) => whole.includes(form))).toBe(true)
    }),
  )
})
