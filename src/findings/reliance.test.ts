import { describe, expect, it } from 'vitest'
import { historyWith } from '../../test/builders/history-builder.ts'
import { create, restore, share } from '../../test/builders/signal-builder.ts'
import { principal, storyBegin } from '../../test/builders/step-builder.ts'
import { createContext } from '../environment/context.ts'
import { emptyEnvironment } from '../environment/configuration/environment.ts'
import { relianceOf } from './reliance.ts'

const day = 24 * 60 * 60_000
const partner = { kind: 'account', id: '999988887777', why: 'managed backups', line: 12 } as const
const environment = { ...emptyEnvironment, file: 'spoor.yaml', partners: [partner] }

describe('what a report rests on', () => {
  it('is the lines of the file that spoke for steps, and for how many', () => {
    const robot = principal('sync', { automation: 'named in spoor.yaml line 20: nightly sync' })
    const steps = [create(robot), share(partner.id), share(partner.id, 'bob'), share('4')]
    expect(relianceOf(steps, createContext({ environment })).trusted).toEqual([
      { entry: 'spoor.yaml line 20: nightly sync', steps: 1 },
      { entry: 'spoor.yaml line 12: managed backups', steps: 2 },
    ])
  })

  it('is no line that spoke for a call which had no effect', () => {
    const wanted = share(partner.id)
    const refused = { ...wanted, activity: { ...wanted.activity, attempt: true } }
    expect(relianceOf([refused], createContext({ environment })).trusted).toEqual([])
  })

  it('is how many were new, each once, and of how many accounts enough was learned', () => {
    const history = historyWith({
      'log-account': { '111122223333': [storyBegin - 30 * day, storyBegin - day] },
      principal: { 'arn:aws:iam::111122223333:user/alice': [storyBegin - 9 * day] },
    })
    const steps = [create('alice'), restore('eve'), restore('eve'), restore('bob', '444455556666')]
    const { newcomers, learned } = relianceOf(steps, createContext({ history }))
    expect(newcomers).toEqual({ principals: 1, deeds: 2, regions: 1, grantees: 0 })
    expect(learned).toMatchObject({
      accounts: 1,
      unlearned: 1,
      span: { from: storyBegin - 30 * day, to: storyBegin - day, days: 2 },
    })
  })

  it('is nothing where there is no file and no history', () => {
    expect(relianceOf([create()], createContext())).toEqual({
      trusted: [],
      newcomers: { principals: 0, deeds: 0, regions: 0, grantees: 0 },
      learned: { accounts: 0, unlearned: 1 },
    })
  })
})
