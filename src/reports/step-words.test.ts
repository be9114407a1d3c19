import { describe, expect, it } from 'vitest'
import { resource, step, worldRule } from '../../test/builders/step-builder.ts'
import { foldRepeats, nameReceiver, targetOf } from './step-words.ts'

const share = (account: string, at: number): ReturnType<typeof step> =>
  step('share', {
    at,
    inputs: ['snap-1'],
    sharing: {
      resource: resource('snap-1'),
      change: 'add',
      grantees: [{ kind: 'account', id: account }],
    },
  })

describe('steps that repeat', () => {
  it('are one, with how often and, where lineage folded some, until when', () => {
    const again = share('4444', 2)
    const folded = foldRepeats([share('4444', 1), again, share('5555', 3)])
    expect(folded.map(({ times, until }) => [times, until])).toEqual([
      [2, undefined],
      [1, undefined],
    ])
    const [many] = foldRepeats([{ ...share('4444', 1), repeats: [again] }])
    expect(many).toMatchObject({ times: 2, until: again.event.time })
  })
})

describe('what a step leads to', () => {
  it('is what it made, whom it let in, what it opened', () => {
    const { activity } = share('4444', 1)
    const exposures = [
      { resource: resource('sg-1'), change: 'open', rules: [worldRule(22)] },
    ] as const
    const outputs = [resource('snap-1'), resource('vol-2')]
    const inputs = [resource('snap-1')]
    expect(targetOf({ ...activity, inputs, outputs, exposures })).toBe(
      'disk vol-2, account 4444, 0.0.0.0/0 on port 22',
    )
  })

  it('is named by who could use it', () => {
    const interval = { resource: resource('i-1'), from: 0, steps: [] }
    const grantee = { kind: 'public', id: 'public' } as const
    const network = { ...interval, kind: 'network', group: resource('sg-1') } as const
    expect(nameReceiver({ ...interval, kind: 'share', grantee })).toBe('everyone')
    expect(nameReceiver({ ...network, rule: worldRule(22) })).toBe('the world on port 22')
    const rule = { ...worldRule(22), cidrs: ['203.0.113.0/24'], worldOpen: false }
    expect(nameReceiver({ ...network, rule })).toBe('203.0.113.0/24 on port 22')
  })
})
