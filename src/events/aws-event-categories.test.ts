import { expect, it } from 'vitest'
import { eventCategory } from './aws-event-categories.ts'

it('leaves the calls that our chains are made of uncategorised, as Elastic does', () => {
  for (const action of ['CreateSnapshot', 'ModifySnapshotAttribute', 'ModifyImageAttribute']) {
    expect(eventCategory(action)).toEqual({ type: ['info'] })
  }
})

it('knows category and types of the actions in the table', () => {
  expect(eventCategory('AuthorizeSecurityGroupIngress')).toEqual({
    category: ['network'],
    type: ['access'],
  })
  expect(eventCategory('DescribeVolumes')).toEqual({ category: ['host'], type: ['info'] })
  expect(eventCategory('CreateAccessKey')).toEqual({ category: ['iam'], type: ['user', 'change'] })
})

it('has no type at all where Elastic has none', () => {
  expect(eventCategory('SendCommand')).toEqual({ category: ['process'] })
})

it('is not fooled by names of Object.prototype', () => {
  expect(eventCategory('constructor')).toEqual({ type: ['info'] })
})
