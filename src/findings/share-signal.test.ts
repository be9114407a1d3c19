import { describe, expect, it } from 'vitest'
import { chainOf, contextOf, create, share, signs } from '../../test/builders/signal-builder.ts'
import { storyBegin } from '../../test/builders/step-builder.ts'
import { signalsOf } from './chain-signals.ts'

describe('a share', () => {
  it('weighs by who receives it, and its reason says so', () => {
    expect(signs(create(), share('999988887777'))).toContain(
      'high: shared with account 999988887777',
    )
    expect(signs(create(), share('444455556666'))).toContain(
      'low: shared inside, with account 444455556666',
    )
    const [signal] = signalsOf(chainOf(create(), share('999988887777')), contextOf())
    expect(signal?.reason).toBe(
      'snapshot snap-1 was shared with account 999988887777 by alice at 2026-03-02 00:20:00Z, and it still is; the receiver is none of the accounts whose logs were read',
    )
  })
})

describe('a share with somebody whom spoor.yaml names', () => {
  const until = storyBegin + 60 * 60_000
  const partner = { kind: 'account', id: '999988887777', why: 'managed backups', line: 12 } as const
  const context = contextOf([], {
    file: 'spoor.yaml',
    own: [{ kind: 'account', id: '888877776666', line: 3 }],
    partners: [{ ...partner, until }],
  })

  function told(receiver: string, at: number): string | undefined {
    const chain = chainOf(create(), share(receiver, 'alice', at))
    const signal = signalsOf(chain, context).find(({ phrase }) => phrase.startsWith('shared'))
    return (
      signal &&
      `${signal.level}: ${signal.phrase}: ${signal.reason.split('; ').slice(1).join('; ')}`
    )
  }

  it('is low for a partner, and cites the line', () => {
    expect(told(partner.id, 59)).toBe(
      'low: shared with partner account 999988887777: a partner (spoor.yaml line 12: managed backups)',
    )
  })

  it('is high from the moment that the partner’s time is over', () => {
    expect(told(partner.id, 60)).toBe(
      'high: shared with account 999988887777: the receiver was not trusted then (spoor.yaml line 12: managed backups; it had ended by then)',
    )
  })

  it('is inside for an account that the file says is ours', () => {
    expect(told('888877776666', 0)).toBe(
      'low: shared inside, with account 888877776666: one of our own (spoor.yaml line 3)',
    )
  })
})
