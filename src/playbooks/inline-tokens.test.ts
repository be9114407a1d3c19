import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inlineTokens } from './inline-tokens.ts'

function told(text: string): readonly string[] {
  return inlineTokens(text).map(
    (token) => `${token.kind}: ${Object.values(token).slice(1).join(' -> ')}`,
  )
}

test('what MITRE marks up is taken out of the plain text', () => {
  expect(
    told('a <code>b &lt;c&gt;</code> [d](https://e.org/f_(g)) `h` <br/><b>i</b>(Citation: j k)'),
  ).toEqual([
    'prose: a ',
    'code: b <c>',
    'prose:  ',
    'link: d -> https://e.org/f_(g)',
    'prose:  ',
    'code: h',
    'prose:  ',
    'break: ',
    'bold: ',
    'prose: i',
    'bold: ',
    'citation: j k -> (Citation: j k)',
  ])
})

test('code ends at as many back-ticks as it began with', () => {
  expect(told('``a ` b`` `c')).toEqual(['code: a ` b', 'prose:  `c'])
  expect(told('` ``a`` `')).toEqual(['code:  ``a`` '])
  expect(told('```x')).toEqual(['prose: ```x'])
})

test('what is not whole is plain text', () => {
  for (const text of ['<code>a', '[a](b c)', '[a]', '(Citation: )', '<i>', '[[a](', 'a (b) <c>']) {
    expect(told(text)).toEqual([`prose: ${text}`])
  }
})

test('no plain text is lost', () => {
  const pieces = fc.constantFrom('`', '``', 'a', ' ', '<code>', '</code>', '[', '](', ')', '<b>')
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const text = parts.join('')
      const letters = inlineTokens(text).flatMap(
        (token) => Object.values(token).slice(1).join('').match(/a/g) ?? [],
      )
      expect(letters).toHaveLength(text.split('a').length - 1)
    }),
  )
})
