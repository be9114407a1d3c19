import { expect, it } from 'vitest'
import { arrayHolderOf, reopen } from './array-holder.ts'

const [brace, bracket] = [0x7b, 0x5b]

/** The holder of the array that a text ends in, given what is open round it. */
function holderOf(text: string, containers: number[], before = ''): unknown {
  const bytes = Buffer.from(text)
  const holder = arrayHolderOf({ bytes, from: 0, to: bytes.length, containers, before })
  return holder && [holder.envelope.name, holder.members]
}

it('has the members before the array', () => {
  expect(holderOf('{"owner":"1", "logEvents" : [', [brace])).toEqual([
    'log-events',
    { owner: '1', logEvents: [] },
  ])
  expect(holderOf('{"tables":[{"columns":[],"rows":[', [brace, bracket, brace])).toEqual([
    'table-rows',
    { columns: [], rows: [] },
  ])
})

it('is none at another path, or where the text so far is no JSON', () => {
  expect(holderOf('{"x":{"rows":[', [brace, brace])).toBeUndefined()
  expect(holderOf('{"x":[', [brace])).toBeUndefined()
  expect(holderOf('{"x" "Records":[', [brace])).toBeUndefined()
  expect(holderOf(`{"${'x'.repeat(50)}Records":[`, [brace])).toBeUndefined()
})

it('goes on behind an array whose beginning is no longer kept', () => {
  const before = reopen([brace, bracket, brace], ['tables', 'rows'])
  expect(before).toBe('{"tables":[{"rows":[')
  const rest = ']},{"columns":[1],"rows":['
  expect(holderOf(rest, [brace, bracket, brace], before)).toEqual([
    'table-rows',
    { columns: [1], rows: [] },
  ])
})
