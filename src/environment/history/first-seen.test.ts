import { describe, expect, it } from 'vitest'
import { historyWith } from '../../../test/builders/history-builder.ts'
import { learnedSpan, newnessOf, shortestOf, sightingOf } from './first-seen.ts'
import { historyKinds, historyOf } from './history.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour
const start = Date.UTC(2026, 2, 1)
const account = '111122223333'

const learned = historyWith({
  'log-account': { [account]: [start, start + day, start + 9 * day] },
  principal: { alice: [start + day], eve: [start + 12 * day] },
})
const alice = { kind: 'principal', key: 'alice' } as const
const eve = { kind: 'principal', key: 'eve' } as const
const mallory = { kind: 'principal', key: 'mallory' } as const
const now = { account, time: start + 10 * day }

describe('new', () => {
  it('is who was not seen in the span that was learned, which is told', () => {
    const span = { from: start, to: start + 9 * day, days: 3, isWhole: false }
    expect(newnessOf(learned, mallory, now)).toEqual({ isNew: true, span })
    expect(newnessOf(learned, alice, now)).toEqual({ isNew: false, span, firstSeen: start + day })
  })

  it('is who was seen later only, and who is seen at this moment for the first time', () => {
    expect(newnessOf(learned, eve, now)?.isNew).toBe(true)
    expect(newnessOf(learned, alice, { account, time: start + day })?.isNew).toBe(true)
    expect(newnessOf(learned, alice, { account, time: start + day + 1 })?.isNew).toBe(false)
  })

  it.each([
    ['the log of the account was not learned', mallory, { ...now, account: '999999999999' }],
    ['the log was learned from this moment on only', mallory, { account, time: start }],
    ['the account is not known', mallory, { ...now, account: undefined }],
    ['the principal is hidden', { kind: 'principal', key: undefined }, now],
  ] as const)('is never claimed where %s', (_, subject, moment) => {
    expect(newnessOf(learned, subject, moment)).toBeUndefined()
  })

  it('is never claimed of a kind that is full', () => {
    const full = historyOf((kind) => (kind === 'principal' ? 'full' : learned[kind]))
    expect(newnessOf(full, mallory, now)).toBeUndefined()
    expect(sightingOf(full, alice)).toBeUndefined()
    expect(newnessOf(full, { kind: 'grantee', key: 'x' }, now)?.isNew).toBe(true)
    const blind = historyOf((kind) => (kind === 'log-account' ? 'full' : learned[kind]))
    expect(newnessOf(blind, mallory, now)).toBeUndefined()
  })
})

describe('the learned span', () => {
  it('ends at the moment asked about', () => {
    const span = learnedSpan(learned, { account, time: start + day + hour })
    expect(span).toMatchObject({ from: start, to: start + day + hour, days: 2 })
  })

  it('is whole when every record was learned on each of its days', () => {
    const both = { [account]: [start, start + day] }
    const whole = historyWith({ 'log-account': both, 'whole-log-account': both })
    expect(learnedSpan(whole, now)?.isWhole).toBe(true)
    const part = historyWith({
      'log-account': both,
      'whole-log-account': { [account]: [start] },
    })
    expect(learnedSpan(part, now)?.isWhole).toBe(false)
    expect(learnedSpan(part, { account, time: start + hour })?.isWhole).toBe(true)
    const later = historyWith({
      'log-account': both,
      'whole-log-account': { [account]: [start + hour, start + day] },
    })
    expect(learnedSpan(later, now)?.isWhole).toBe(false)
  })
})

it('finds every kind by its own key', () => {
  for (const kind of historyKinds) {
    if (kind === 'log-account' || kind === 'whole-log-account') continue
    const history = historyWith({ [kind]: { x: [7] } })
    expect(sightingOf(history, { kind, key: 'x' })).toEqual({ first: 7, last: 7, days: 1n })
    expect(sightingOf(history, { kind, key: 'y' })).toBeUndefined()
  }
})

const span = (from: number, to: number) => ({ from, to, days: 1, isWhole: true })

it('the shortest of spans is told, of equal ones the earliest', () => {
  expect(shortestOf([span(0, 9), span(5, 7), span(2, 4)])).toEqual(span(2, 4))
  expect(shortestOf([])).toBeUndefined()
})
