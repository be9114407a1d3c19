import { describe, expect, it } from 'vitest'
import { createInputFolder } from '../test/builders/input-folder.ts'
import {
  backupRole,
  dayOfLogs,
  monthEnd,
  monthStart,
  partnerAccount,
  putLogs,
} from '../test/builders/learning-logs.ts'
import { home } from '../test/builders/cloudtrail-builder.ts'
import { newnessOf } from './environment/history/first-seen.ts'
import { mergeHistories } from './environment/history/history.ts'
import { learn } from './learn.ts'

const folder = createInputFolder()
const month = putLogs(folder, 'month')
const day = 24 * 60 * 60 * 1000

describe('learning from logs', () => {
  it('proposes whose they are, who is let in, and who works by night', async () => {
    const { proposed, records, diagnostics, unreadable } = await learn({
      inputs: [month],
      now: monthEnd,
    })
    expect(proposed.proposals.map(({ list, entry }) => [list, entry])).toMatchObject([
      ['own.aws', home.account],
      ['partners', { account: partnerAccount }],
      ['automation', { principal: backupRole, verbs: ['create'] }],
    ])
    expect(records).toMatchObject({ read: 65, skipped: {}, rejected: {} })
    expect({ diagnostics, unreadable }).toEqual({ diagnostics: [], unreadable: [] })
  })

  it('remembers who was seen, whatever he did', async () => {
    const { history } = await learn({ inputs: [month], now: monthEnd })
    const moment = { account: home.account, time: monthEnd }
    const alice = `arn:aws:iam::${home.account}:user/alice`
    const known = newnessOf(history, { kind: 'principal', key: alice }, moment)
    expect(known).toMatchObject({ isNew: false, span: { days: 30, isWhole: true } })
    const eve = newnessOf(history, { kind: 'principal', key: 'eve' }, moment)
    expect(eve?.isNew).toBe(true)
  })

  it('is the same in parts as at once', async () => {
    const [first, second] = [putLogs(folder, 'first', [0, 11]), putLogs(folder, 'second', [11, 30])]
    const whole = await learn({ inputs: [month], now: monthEnd })
    const one = await learn({ inputs: [second], now: monthEnd })
    const two = await learn({ inputs: [first], now: monthEnd, prior: one.history })
    expect(mergeHistories(one.history, two.history)).toEqual(whole.history)
    const both = await learn({ inputs: [second, first, month], now: monthEnd })
    expect(both.history).toEqual(whole.history)
    expect(both.proposed).toEqual(whole.proposed)
  })

  it('keeps to a span of time, and counts the rest', async () => {
    const span = { from: monthStart + day, to: monthStart + 3 * day - 1 }
    const { records, history } = await learn({ inputs: [month], now: monthEnd, ...span })
    expect(records.skipped).toEqual({ 'outside-time-span': 61 })
    expect(history['log-account']).toMatchObject(new Map([[home.account, { days: 0b11n }]]))
  })

  it('learns nothing from the future, and says so', async () => {
    const { history, proposed, diagnostics } = await learn({ inputs: [month], now: monthStart })
    expect(diagnostics).toMatchObject([{ code: 'history-time' }])
    expect(history['log-account']).toMatchObject(new Map([[home.account, { days: 1n }]]))
    expect(proposed.about[0]).toContain('to 2025-09-02T10:00:00Z')
  })

  it('tells of what it cannot read', async () => {
    const broken = folder.put('broken.json', `${dayOfLogs(0)}{"eventVersion": `)
    const missing = `${folder.root}/missing`
    const { diagnostics, unreadable } = await learn({ inputs: [broken, missing], now: monthEnd })
    expect(unreadable).toEqual([missing])
    expect(diagnostics.map(({ file }) => file)).toContain(broken)
  })
})
