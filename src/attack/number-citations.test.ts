import { expect, it } from 'vitest'
import { createCitationNumbers } from './number-citations.ts'

const docs = { name: 'AWS Docs', description: 'Amazon. Docs.', url: 'https://a/' }

it('numbers by first appearance, over several texts', () => {
  const numbers = createCitationNumbers()
  const references = [{ name: 'B', url: 'https://b/' }, docs]
  expect(numbers.number({ text: 'x(Citation: AWS Docs)(Citation: B)', references })).toBe('x[1][2]')
  expect(numbers.number({ text: '(Citation: B) y', references })).toBe('[2] y')
  expect(numbers.cited().map(({ reference: { name } }) => name)).toEqual(['AWS Docs', 'B'])
  expect(numbers.numberOf({ name: 'B', url: 'https://b/' })).toBe(2)
  expect(numbers.numberOf({ name: 'C' })).toBeUndefined()
})

it('takes references of other objects for the same by what they are, not by their name', () => {
  const numbers = createCitationNumbers()
  const cite = (name: string, reference: object): string =>
    numbers.number({ text: `(Citation: ${name})`, references: [{ ...docs, ...reference, name }] })
  expect(cite('AWS Docs', {})).toBe('[1]')
  expect(cite('Other Name', {})).toBe('[1]')
  expect(cite('AWS Docs', { url: 'https://else/' })).toBe('[2]')
})

it('leaves what names no reference, and says so once', () => {
  const numbers = createCitationNumbers()
  const text = '(Citation: Lost) (Citation: Lost)'
  expect(numbers.number({ text, references: [docs] })).toBe(text)
  expect([numbers.unmatched(), numbers.cited()]).toEqual([['Lost'], []])
})

it('tells references apart by name where there is nothing else', () => {
  const numbers = createCitationNumbers()
  const references = [{ name: 'A ' }, { name: 'B' }]
  expect(numbers.number({ text: '(Citation: A)(Citation: B)', references })).toBe('[1][2]')
})
