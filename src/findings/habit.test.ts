import { expect, it } from 'vitest'
import { create } from '../../test/builders/signal-builder.ts'
import { resource } from '../../test/builders/step-builder.ts'
import { habitOf } from './habit.ts'

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
