import { expect, it } from 'vitest'
import { daily, learnedFrom, month, role } from '../../../test/builders/learning-builder.ts'
import { home } from '../../../test/builders/cloudtrail-builder.ts'
import { isKnownPrincipal, spanOf, trustedUntil } from './learned-context.ts'

const backup = role('backup')
const context = learnedFrom([...month, ...daily({ by: backup })])

it('knows a principal where the log of the account was learned', () => {
  expect(isKnownPrincipal(context, backup, home.account)).toBe(true)
  expect(isKnownPrincipal(context, role('eve'), home.account)).toBe(false)
  expect(isKnownPrincipal(context, backup, '999999999999')).toBe(false)
  expect(isKnownPrincipal(context, { ...backup, id: 'unknown' }, home.account)).toBe(false)
  expect(spanOf(context, home.account)).toMatchObject({ days: 31, isWhole: true })
})

it('trusts for 90 days after what was learned last', () => {
  expect(trustedUntil(context)).toBe('2026-12-30')
})
