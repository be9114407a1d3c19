import { expect, it } from 'vitest'
import { JsonWalker } from './json-walker.ts'
import { mostLastTexts } from '../kernel/kernel-layout.ts'
import { LastText } from './last-text.ts'

const walker = new JsonWalker([])

function read(texts: LastText, text: string): string | undefined {
  walker.lay(Buffer.from(text))
  return texts.read(walker.start, walker.start + text.length)
}

it('reads texts, the same as before and others', () => {
  const texts = new LastText(walker, 0, () => true)
  const others = new LastText(walker, 1, () => true)
  for (const text of ['eu-west-1', 'eu-west-1', 'eu-west-2', 'eu-west', 'eu-west-1']) {
    expect(read(texts, text)).toBe(text)
    expect(read(others, `${text}x`)).toBe(`${text}x`)
  }
})

it('reads nothing that is not admitted, is empty or too long', () => {
  const texts = new LastText(walker, 0, (text) => text !== 'no')
  expect(['no', 'yes', 'no', '', 'x'.repeat(65)].map((text) => read(texts, text))).toEqual([
    undefined,
    'yes',
    undefined,
    undefined,
    undefined,
  ])
})

it('has no room for texts without end', () => {
  expect(() => new LastText(walker, mostLastTexts, () => true)).toThrow('more last texts')
})
