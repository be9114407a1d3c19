import { expect, it } from 'vitest'
import type { JsonValue } from '../base/json.ts'
import { derivedId } from './aws-derived-id.ts'

it('depends on content, not on blank fields', () => {
  const id = derivedId({ eventName: 'A', eventTime: 't' })
  expect(derivedId({ eventTime: 't', eventName: 'A', errorCode: null })).toBe(id)
  expect(derivedId({ eventName: 'B', eventTime: 't' })).not.toBe(id)
})

it('tells many similar records apart', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => derivedId({ eventName: `A${index}` }))
  expect(new Set(ids).size).toBe(ids.length)
})

it('survives nesting that would exhaust the stack', () => {
  let deep: JsonValue = 'x'
  for (let level = 0; level < 50_000; level++) deep = [deep]
  expect(derivedId({ deep })).toMatch(/^derived-[0-9a-f]{16}$/)
})
