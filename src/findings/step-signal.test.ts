import { describe, expect, it } from 'vitest'
import { chainOf, contextOf, share, signsIn } from '../../test/builders/signal-builder.ts'
import { principal, step } from '../../test/builders/step-builder.ts'
import { attemptSignal } from './step-signal.ts'

const partner = { kind: 'account', id: '999988887777', why: 'managed backups', line: 12 } as const
const withPartner = contextOf(undefined, { file: 'spoor.yaml', partners: [partner] })

const refused = (id: string, context = contextOf()): string => {
  const wanted = share(id)
  const activity = { ...wanted.activity, attempt: true }
  return attemptSignal({ ...wanted, activity }, context.trust).level
}

describe('a refused call', () => {
  it('is graver when a foreign account would have been let in', () => {
    expect(refused('999988887777')).toBe('medium')
    expect(refused('444455556666')).toBe('low')
  })
  it('is not, when the account is a partner', () => {
    expect(refused(partner.id, withPartner)).toBe('low')
  })
})

describe('a copy used by another account', () => {
  const used = chainOf(
    step('create', { at: 0, links: [['snapshot-of', 'vol-1', 'snap-1']] }),
    step('copy', {
      at: 30,
      by: principal('ext', { kind: 'external' }),
      inputs: ['snap-1'],
      counterpart: { account: partner.id, side: 'owner' },
    }),
  )

  it('is grave, unless the file calls the account a partner', () => {
    expect(signsIn(used)[0]).toBe('high: copied by account 999988887777')
    expect(signsIn(used, withPartner)).toContain('low: copied by account 999988887777')
  })
})
