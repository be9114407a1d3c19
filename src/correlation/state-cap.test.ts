import { describe, expect, it } from 'vitest'
import { defaultStateCap, StateCap } from './state-cap.ts'

describe('the state cap', () => {
  it('tells once for each kind how much was given up, for which rule and file', () => {
    const cap = new StateCap(10)
    cap.giveUp('results', 2)
    cap.giveUp('results', 3)
    cap.giveUp('kept events', 0)
    expect(cap.diagnostics('rule-1', 'rules/a.eql')).toMatchObject([
      {
        code: 'eql-state-cap',
        severity: 'warning',
        message: 'rule-1 reached its cap of results: 5 later ones are left out',
        file: 'rules/a.eql',
      },
    ])
    expect(new StateCap().diagnostics('rule-1', undefined)).toEqual([])
  })

  it('is a whole number above zero', () => {
    expect(new StateCap().most).toBe(defaultStateCap)
    for (const most of [0, -1, 1.5, NaN, Infinity]) {
      expect(() => new StateCap(most)).toThrow(TypeError)
    }
  })
})
