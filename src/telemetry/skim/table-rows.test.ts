import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { type ArrayHolder, arrayEnvelopes } from '../array-envelopes.ts'
import { JsonWalker } from './json-walker.ts'
import { mostColumns } from '../kernel/kernel-layout.ts'
import { closed } from './member-group.ts'
import { TableRows } from './table-rows.ts'

const names = Array.from({ length: mostColumns + 1 }, (_, place) => `column${place}`)
const group = closed(names)
const walker = new JsonWalker([group])

function holderOf(members: JsonObject, wanted = 'table-rows'): ArrayHolder {
  const envelope = arrayEnvelopes.find(({ name }) => name === wanted)
  if (envelope === undefined) throw new Error('no such envelope')
  return { envelope, members }
}

function tableOf(columns: readonly string[]): JsonObject {
  return { columns: columns.map((name) => ({ name, type: 'string' })) }
}

/** The text of a column in a row of two. */
function textIn(column: string): string {
  walker.lay(Buffer.from('["x","y"]'))
  expect(walker.walkRow(walker.start)).toBe(walker.start + 9)
  const place = walker.placeOf(group, column)
  return walker.bytes.toString('latin1', walker.begins[place], walker.ends[place])
}

describe('rows of a table', () => {
  it('are gone over by the columns of their own table', () => {
    const rows = new TableRows(walker, group)
    const [one, other] = [tableOf(['column0', 'column1']), tableOf(['column1', 'column0'])]
    for (const [table, text] of [
      [one, '"x"'],
      [other, '"y"'],
      [one, '"x"'],
    ] as const) {
      expect(rows.begin(holderOf(table))).toBe(true)
      expect(textIn('column0')).toBe(text)
    }
  })

  it.each<[string, ArrayHolder | undefined]>([
    ['of no array that is known', undefined],
    ['of another array', holderOf(tableOf(['column0']), 'results')],
    ['of a table without columns', holderOf({})],
    ['of a table with no column', holderOf({ columns: [] })],
    ['of a table whose columns are no list', holderOf({ columns: { name: 'column0' } })],
    ['with a column that is not known', holderOf(tableOf(['column0', 'Computer']))],
    ['with a column of no name', holderOf({ columns: [{ name: 'column0' }, {}] })],
    ['with a column named as every object has one', holderOf(tableOf(['constructor']))],
    ['with a column twice', holderOf(tableOf(['column0', 'column1', 'column0']))],
    ['with more columns than there is room for', holderOf(tableOf(names))],
  ])('are left to the parser %s', (_, holder) => {
    const rows = new TableRows(walker, group)
    expect(rows.begin(holderOf(tableOf(['column0', 'column1'])))).toBe(true)
    expect(rows.begin(holder)).toBe(false)
    expect(rows.begin(holder)).toBe(false)
  })

  it('may have as many columns as there is room for', () => {
    const rows = new TableRows(walker, group)
    expect(rows.begin(holderOf(tableOf(names.slice(1))))).toBe(true)
  })
})
