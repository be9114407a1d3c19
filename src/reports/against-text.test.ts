import { describe, expect, it } from 'vitest'
import { observed } from '../../test/builders/observed-record.ts'
import { testOf, testText, theft } from '../../test/builders/test-document.ts'
import type { RealOutcome, SignalOutcome } from '../proving/check-against.ts'
import { countAgainst, renderAgainst } from './against-text.ts'
import { plainPaint } from './terminal-text.ts'

const match = [{ path: 'eventName', eq: 'Share' }]
const signal = {
  id: 'share',
  source: 'aws.cloudtrail',
  says: 'The account is let in.',
  match,
} as const
const test = testOf(testText(theft, 'expect: {detections: {fire: [shared]}}\n'))
const at = (id: string): ReturnType<typeof observed> =>
  observed(id, Date.parse('2026-09-15T02:00:00Z') / 1000, { eventName: 'Copy' })

function outcome(signals: readonly SignalOutcome[], fired = true): RealOutcome {
  return { test, signals, detections: [{ name: 'shared', fired }], bindings: {} }
}

const arrived: SignalOutcome = { signal, found: [at('e-1')], reasons: [] }
const reason = 'no record satisfies all conditions'
const nearest = {
  observed: at('e-9'),
  satisfied: 0,
  of: 1,
  path: 'eventName',
  wanted: '= "Share"',
  found: 'Copy',
  inEvent: false,
}
const missing: SignalOutcome = {
  signal,
  found: [],
  missing: { signal, reason, nearest },
  reasons: ['it is late'],
}

describe('what real logs show of a test', () => {
  it('is when a signal arrived, and which detections fired', () => {
    const many = { ...arrived, found: [at('e-1'), at('e-2')] }
    expect(renderAgainst([outcome([arrived]), outcome([many])], plainPaint))
      .toBe(`ok    A test for tests
      arrived  share: The account is let in.
               2026-09-15T02:00:00Z  e-1
      fired    shared
ok    A test for tests
      arrived  share: The account is let in.
               2026-09-15T02:00:00Z  e-1 and 1 more
      fired    shared
`)
  })

  it('is the nearest record of a signal that did not, and why that may be', () => {
    expect(renderAgainst([outcome([missing], false)], plainPaint)).toBe(`MISS  A test for tests
      missing  share: The account is let in.
               no record satisfies all conditions
               nearest e-9: eventName should be = "Share", is "Copy"
               perhaps it is late
      silent   shared
`)
  })

  it('is that nothing came of a signal of which there may be none', () => {
    const none: SignalOutcome = { signal: { ...signal, count: { max: 0 } }, found: [], reasons: [] }
    expect(renderAgainst([outcome([none])], plainPaint)).toContain(
      'ok    A test for tests\n      absent   share: The account is let in., as it may be\n',
    )
    expect(countAgainst([outcome([none])])).toEqual({ found: 2, missing: 0 })
  })

  it('is counted over signals and detections', () => {
    expect(countAgainst([outcome([arrived, missing]), outcome([], false)])).toEqual({
      found: 2,
      missing: 2,
    })
  })

  it('hides no escape sequence of a log', () => {
    const evil = {
      ...missing,
      missing: {
        signal,
        reason,
        nearest: { ...nearest, found: '\u009b2J\u202e', observed: at('\u001b]0;x') },
      },
    }
    const text = renderAgainst([outcome([evil])], plainPaint)
    expect(text).not.toMatch(/[\u001b\u009b\u202e]/)
    expect(text).toContain('nearest \\u{1b}]0;x')
  })
})
