import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { scenarioText, theft } from '../../test/builders/test-document.ts'
import type { Scenario } from '../emulation/scenario/scenario.ts'
import { createSurroundings } from './test-surroundings.ts'

const { root, put } = createInputFolder()
const test = join(root, 'tests', 'a.test.yaml')
const story = { text: scenarioText(theft), file: 'shipped/story.yaml' }
const broken = { text: scenarioText('steps: []\n').replace('a-story', 'broken'), file: 'b.yaml' }

/** The id of what was found, or why nothing was. */
function told(found: Scenario | string): string {
  return typeof found === 'string' ? found : found.id
}

describe('a scenario is found', () => {
  it('by its id among those that are given', () => {
    const { scenario } = createSurroundings([broken, story])
    expect(told(scenario('a-story', test))).toBe('a-story')
    expect(told(scenario('a-stroy', test))).toBe(
      'no scenario has the id "a-stroy"; did you mean "a-story"?',
    )
    expect(told(scenario('broken', test))).toBe('no scenario has the id "broken"')
    expect(told(createSurroundings([]).scenario('x', test))).toBe('no scenario has the id "x"')
  })

  it('by its id alone, whatever other documents say of it', () => {
    const text = scenarioText(theft).replace('id: a-story', 'id: other\ndescription: like a-story')
    const { scenario } = createSurroundings([story, { text, file: 'shipped/other.yaml' }])
    expect(told(scenario('a-story', test))).toBe('a-story')
    expect(told(scenario('other', test))).toBe('other')
  })

  it('by a path beside the test', () => {
    const { scenario } = createSurroundings([])
    put('scenarios/mine.yaml', scenarioText(theft).replace('a-story', 'mine'))
    expect(told(scenario('../scenarios/mine.yaml', test))).toBe('mine')
    expect(told(scenario(join(root, 'scenarios/mine.yaml'), '/elsewhere/a.yaml'))).toBe('mine')
    expect(told(scenario('mine.yaml', test))).toMatch(/mine\.yaml cannot be read: ENOENT/)
  })

  it('or its faults are told', () => {
    const file = put('scenarios/bad.yaml', scenarioText(theft).replace('do: share', 'do: shaer'))
    expect(told(createSurroundings([]).scenario(file, test))).toMatch(
      /^the scenario has faults: .*bad\.yaml:18:29: error\[scenario-invalid\]: in aws there is no action "shaer"/,
    )
  })

  it('and read once', () => {
    const { scenario } = createSurroundings([])
    const file = put('once.yaml', scenarioText(theft))
    const first = scenario(file, test)
    put('once.yaml', 'changed')
    expect(scenario(file, test)).toBe(first)
  })
})

it('log files are found beside the test', () => {
  const { resolve } = createSurroundings([])
  expect(resolve('logs/a.json', test)).toBe(join(root, 'tests', 'logs', 'a.json'))
  expect(resolve('/logs/a.json', test)).toBe('/logs/a.json')
})
