import { expect, it } from 'vitest'
import { columnName, tableRowOf } from './azure-envelopes.ts'

it('names the cells of a row after the columns of its table', () => {
  const table = { columns: [{ name: 'Caller', type: 'string' }, { name: 'Claims_d' }] }
  expect(tableRowOf(table, ['a@b.c', { appid: '1' }])).toEqual({
    Caller: 'a@b.c',
    Claims_d: { appid: '1' },
  })
  expect(tableRowOf({}, ['a'])).toBeUndefined()
})

it('takes the time zone off a column of the portal', () => {
  expect(columnName('TimeGenerated [UTC]')).toBe('TimeGenerated')
  expect(columnName(' Caller ')).toBe('Caller')
})
