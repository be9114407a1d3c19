import { expect, it } from 'vitest'
import { createFaults } from './faults.ts'

it('keeps a hundred faults of a code and counts the others', () => {
  const faults = createFaults('a.json')
  for (let number = 1; number <= 103; number++) {
    faults.tell({ code: 'attack-field-invalid', severity: 'warning', message: `fault ${number}` })
  }
  faults.tell({ code: 'attack-object-invalid', severity: 'error', message: 'other' })
  const told = faults.diagnostics()
  expect(told).toHaveLength(102)
  expect(told[0]).toMatchObject({ message: 'fault 1', file: 'a.json' })
  expect(told.slice(-2)).toEqual([
    { code: 'attack-object-invalid', severity: 'error', message: 'other', file: 'a.json' },
    {
      code: 'attack-field-invalid',
      severity: 'warning',
      message: '3 more faults like these',
      file: 'a.json',
    },
  ])
})

it('names no file where there is none', () => {
  const faults = createFaults(undefined)
  faults.tell({ code: 'attack-object-invalid', severity: 'error', message: 'x' })
  expect(faults.diagnostics()[0]).not.toHaveProperty('file')
})
