import { expect, it } from 'vitest'
import { faultDiagnostic, type EqlFault } from './fault.ts'

const fault: EqlFault = { code: 'eql-syntax', message: 'wrong', span: { start: 12, end: 13 } }
const source = { name: 'rule.eql', text: 'any where\n  a = 1' }

it('tells the place of a fault in lines and columns', () => {
  expect(faultDiagnostic(fault, source)).toEqual({
    code: 'eql-syntax',
    severity: 'error',
    message: 'wrong',
    file: 'rule.eql',
    line: 2,
    column: 3,
  })
})

it('has a hint where the fault has one', () => {
  expect(faultDiagnostic({ ...fault, hint: 'use ==' }, source).hint).toBe('use ==')
})
