import { expect, it } from 'vitest'
import { currentTechniques } from './technique.ts'

it('tells a retired id by its successor in ATT&CK v19, in the place it stood in', () => {
  expect(currentTechniques(['T1562.007', 'T1537'])).toEqual(['T1686.001', 'T1537'])
  expect(currentTechniques(['t1562.008'])).toEqual(['T1685.002'])
})

it('tells old and new id of one technique once', () => {
  expect(currentTechniques(['T1562.007', 'T1686.001', 'T1578.001'])).toEqual([
    'T1686.001',
    'T1578.001',
  ])
})

it('leaves an id that it knows nothing of', () => {
  expect(currentTechniques(['T1078', 'T1562.012', 'AML.T0001'])).toEqual([
    'T1078',
    'T1562.012',
    'AML.T0001',
  ])
})
