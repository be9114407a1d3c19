import { expect, it } from 'vitest'
import { step } from '../../test/builders/step-builder.ts'
import { orderSteps } from './step.ts'

it('puts what makes a copy before what uses it when their times are equal', () => {
  const restore = step('restore', { at: 1 })
  const create = step('create', { at: 1 })
  const earlier = step('expose', { at: 0 })
  expect(orderSteps([restore, create, earlier]).map(({ event }) => event.id)).toEqual([
    'expose@0',
    'create@1',
    'restore@1',
  ])
})
