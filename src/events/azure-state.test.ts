import { expect, it } from 'vitest'
import { asResultType, asStatus, azureState } from './azure-state.ts'

it('knows one state under every spelling', () => {
  expect(['Start', 'Started', 'START'].map(asStatus)).toEqual(['Started', 'Started', 'Started'])
  expect(['Accepted', 'Success', 'Failed'].map(asResultType)).toEqual([
    'Accept',
    'Success',
    'Failure',
  ])
  expect(azureState({ status: { value: 'Failure' } })).toBe('failed')
})

it('leaves other words alone', () => {
  expect(asStatus('Updated')).toBe('Updated')
  expect(asResultType('0')).toBe('0')
  expect(azureState({ status: { value: 'constructor' } })).toBeUndefined()
  expect(azureState({})).toBeUndefined()
})
