import { expect, it } from 'vitest'
import { ElementStart } from './element-start.ts'

/** What is known after these elements, each in the middle of other bytes. */
function learned(...elements: readonly string[]): string | undefined {
  const start = new ElementStart()
  for (const element of elements) {
    const bytes = Buffer.from(`[,${element}{"other":1}`)
    start.learn(bytes, 2, 2 + Buffer.byteLength(element))
  }
  return start.bytes?.toString()
}

it('is an element up to the end of its first key, also of one that is torn', () => {
  expect(learned('{"eventVersion":"1.11","eventTime":1}')).toBe('{"eventVersion"')
  expect(learned('{ \n "a" : 1}')).toBe('{ \n "a"')
  expect(learned('{"a"')).toBe('{"a"')
})

it('is told by the first element that has a key', () => {
  expect(learned('{}', '7', '["a"]', '{"a":1}', '{"b":1}')).toBe('{"a"')
})

it('is not known of an element that has no key near its beginning, or none that is whole', () => {
  expect(learned(`{"${'x'.repeat(64)}":1}`)).toBeUndefined()
  expect(learned('{"a')).toBeUndefined()
  expect(learned()).toBeUndefined()
})
