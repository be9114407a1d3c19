import { expect, it } from 'vitest'
import { create, share } from '../../test/builders/signal-builder.ts'
import { resource } from '../../test/builders/step-builder.ts'
import { habitOf, letIn, receiverOf, regionOf } from './habit.ts'

const alice = 'arn:aws:iam::111122223333:user/alice'

it('is what a principal does', () => {
  expect(habitOf(create())).toEqual({
    kind: 'principal-verb',
    key: JSON.stringify([alice, 'create']),
  })
})

it('is the principal alone where the call does not say whether it made or changed', () => {
  const step = create()
  const written = { ...step, activity: { ...step.activity, whole: { resource: resource('i-1') } } }
  expect(habitOf(written)).toEqual({ kind: 'principal', key: alice })
})

it('asks of regions by account, and of nothing where either is not known', () => {
  expect(regionOf(create()).key).toBe('["111122223333","eu-west-1"]')
  const { region: _region, ...activity } = create().activity
  expect(regionOf({ ...create(), activity }).key).toBeUndefined()
})

it('asks of those whom a step lets in, and of nobody when it takes back', () => {
  const given = share('444455556666')
  const subjects = letIn(given).map(receiverOf)
  expect(subjects).toEqual([{ kind: 'grantee', key: '444455556666' }])
  const { sharing } = given.activity
  const taken = sharing === undefined ? {} : { sharing: { ...sharing, change: 'remove' as const } }
  expect(letIn({ ...given, activity: { ...given.activity, ...taken } })).toEqual([])
  expect(letIn(create())).toEqual([])
})
