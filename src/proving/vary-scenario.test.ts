import { describe, expect, it } from 'vitest'
import { scenarioOf, theft } from '../../test/builders/test-document.ts'
import { varyScenario } from './vary-scenario.ts'

const { scenario } = scenarioOf(theft)
const looped = scenarioOf(`steps:
  - id: block
    by: lena
    repeat: {every: 1h, times: 2}
    steps:
      - {id: look, do: list-disks, region: eu-west-1}
      - {id: ask, do: ask-who-am-i}
`).scenario

describe('a scenario is varied', () => {
  it('in the keys of a named step; null takes a key away', () => {
    const change = { give: { with: 'public', at: null, refused: true } }
    const { scenario: varied, unknown } = varyScenario(scenario, { change })
    expect(varied.steps[1]).toEqual({
      id: 'give',
      do: 'share',
      of: 'copy',
      with: 'public',
      refused: true,
    })
    expect([varied.steps[0], unknown]).toEqual([scenario.steps[0], []])
  })

  it('by leaving steps out, also inside of blocks', () => {
    expect(varyScenario(scenario, { drop: ['take', 'give'] }).scenario.steps).toEqual([])
    const inner = varyScenario(looped, { drop: ['ask'], change: { look: { region: 'us-east-1' } } })
    expect(inner.scenario.steps[0]?.steps).toEqual([
      { id: 'look', do: 'list-disks', region: 'us-east-1' },
    ])
    const block = varyScenario(looped, { change: { block: { repeat: null } } })
    expect(block.scenario.steps[0]).not.toHaveProperty('repeat')
    expect(block.scenario.steps[0]?.steps).toHaveLength(2)
  })

  it('and is not touched itself', () => {
    const before = JSON.stringify(scenario)
    varyScenario(scenario, { change: { take: { do: 'list-disks' } }, drop: ['give'] })
    expect(JSON.stringify(scenario)).toBe(before)
  })

  it('telling of each id that names no step', () => {
    const { unknown } = varyScenario(looped, { change: { lock: {} }, drop: ['look', 'aks'] })
    expect(unknown).toEqual(['lock', 'aks'])
  })
})
