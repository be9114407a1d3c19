import { describe, expect, it } from 'vitest'
import { azureScene } from '../../../test/builders/azure-scene.ts'
import { beginAccess } from '../calls/azure-operations.ts'
import { azureOutcome, throttledOperation } from './azure-outcome.ts'

const operation = beginAccess('/subscriptions/s/providers/Microsoft.Compute/snapshots/x')
const outcome = (fields: Parameters<typeof azureScene>[0]): ReturnType<typeof azureOutcome> =>
  azureOutcome(operation, azureScene(fields).step)

describe('an operation', () => {
  it('is done when the step says nothing', () => {
    expect(outcome({})).toBe(operation)
  })

  it('is refused', () => {
    expect(outcome({ refused: true })).toEqual({ ...operation, course: 'refused' })
  })

  it.each([
    ['ResourceNotFound', 'NotFound', undefined],
    ['InvalidParameter', 'BadRequest', undefined],
    ['RequestDisallowedByPolicy', 'Forbidden', undefined],
    ['AllocationFailed', 'Conflict', true],
    ['AnythingElse', 'Conflict', undefined],
  ])('fails with the code %s as %s', (code, statusCode, isAccepted) => {
    const failed = outcome({ fails: { code, message: 'No.' } })
    expect(failed.course).toBe('failed')
    expect(failed.failure).toEqual({
      statusCode,
      code,
      message: 'No.',
      ...(isAccepted === undefined ? {} : { isAccepted }),
    })
  })

  it('is turned away when there were too many', () => {
    expect(throttledOperation(operation)).toMatchObject({
      course: 'failed',
      failure: { statusCode: 'TooManyRequests' },
    })
  })
})
