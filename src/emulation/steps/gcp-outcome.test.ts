import { describe, expect, it } from 'vitest'
import { gcpNames } from '../calls/gcp-compute-call.ts'
import { insertDisk } from '../calls/gcp-disk-calls.ts'
import type { TimedStep } from '../scenario/expand-steps.ts'
import { gcpOutcome } from './gcp-outcome.ts'

const call = insertDisk(gcpNames.disk('example-test', 'europe-west1-c', 'd'), { size: 10 })
const step: TimedStep = { do: 'create-disk', by: 'lena', time: 0, path: [], turn: '' }
const failing = (code: string, message = 'no'): TimedStep => ({ ...step, fails: { code, message } })

describe('the outcome of a call', () => {
  it('is the call itself when nothing goes wrong', () => {
    expect(gcpOutcome(call, step)).toBe(call)
  })

  it('is refused by either word for it', () => {
    for (const one of [{ ...step, refused: true }, failing('PERMISSION_DENIED'), failing('7')]) {
      expect(gcpOutcome(call, one)).toEqual({ ...call, refused: true })
    }
  })

  it.each([
    ['INVALID_ARGUMENT', 3],
    ['NOT_FOUND', 5],
    ['6', 6],
    ['RESOURCE_EXHAUSTED', 8],
    ['FAILED_PRECONDITION', 9],
  ])('fails at once by %s', (code, number) => {
    expect(gcpOutcome(call, failing(code))).toEqual({
      ...call,
      failure: { code: number, message: 'no' },
    })
  })

  it('fails while the operation runs by a code of operations', () => {
    expect(gcpOutcome(call, failing('QUOTA_EXCEEDED', 'QUOTA_EXCEEDED')).failure).toEqual({
      code: 8,
      isLate: true,
      message: 'QUOTA_EXCEEDED',
    })
  })

  it('is an invalid request by a code that is not known', () => {
    expect(gcpOutcome(call, failing('SOMETHING')).failure?.code).toBe(3)
  })
})
