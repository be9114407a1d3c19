import { expect, it } from 'vitest'
import { groupBy } from './group-by.ts'

it('keeps the order of items and keys, whatever the key', () => {
  const groups = groupBy(['bb', 'a', 'cc', '__proto__'], (text) =>
    text.length > 2 ? text : String(text.length),
  )
  expect([...groups]).toEqual([
    ['2', ['bb', 'cc']],
    ['1', ['a']],
    ['__proto__', ['__proto__']],
  ])
})
