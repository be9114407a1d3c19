import { expect, it } from 'vitest'
import { principal, step } from '../../test/builders/step-builder.ts'
import { reportedStep } from './reported-step.ts'

it('tells a step by ids, with null what there is not', () => {
  const by = principal('ops', {
    session: 's-1',
    behind: [{ id: 'lena', kind: 'human', display: 'lena', evidence: 'session-key' }],
  })
  const told = reportedStep(step('restore', { at: 1, by, inputs: ['snap-1'], outputs: ['vol-2'] }))
  expect(told).toMatchObject({
    verb: 'restore',
    provider: 'aws',
    action: 'restore',
    principal_name: 'ops',
    session: 's-1',
    behind: ['lena'],
    source_ip: null,
    inputs: ['snap-1'],
    outputs: ['vol-2'],
    record: 'restore@1',
  })
})
