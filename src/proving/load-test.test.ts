import { describe, expect, it } from 'vitest'
import {
  nothingAround,
  scenarioOf,
  testOf,
  testText,
  theft,
} from '../../test/builders/test-document.ts'
import { loadTest, type TestCase, type TestSurroundings } from './load-test.ts'

/** The faults of a test, with the line and what stands there. */
function faultsOf(text: string, around: TestSurroundings = nothingAround): readonly string[] {
  return loadTest({ text, file: 'a.yaml' }, around).diagnostics.map(
    ({ line = 0, column = 0, message, hint }) => {
      const rest = text.split('\n')[line - 1]?.slice(column - 1, column + 14)
      return `«${rest}» ${message}${hint === undefined ? '' : ` (${hint})`}`
    },
  )
}

const signal = '{id: s, source: aws.cloudtrail, match: [{path: eventName, eq: X}]}'
const one = `expect: {signals: [${signal}]}\n`

/** The steps of a case whose telemetry is a scenario, by their ids. */
function stepsOf({ telemetry }: TestCase): readonly (string | undefined)[] {
  return telemetry.kind === 'file' ? [] : telemetry.loaded.steps.map(({ id }) => id)
}

describe('a test', () => {
  it('has a case of its own telemetry when it lists none', () => {
    const { cases, test } = testOf(
      testText(theft, `${one}seed: {test: 1, wording: w, wrong: [x]}\n`),
    )
    expect(cases).toMatchObject([{ kind: 'variant', name: 'as written', expect: [test.expect] }])
    expect(cases[0]?.telemetry).toMatchObject({ kind: 'scenario', shape: 'ndjson', seed: '1' })
  })

  it('has a case for each variant, near-miss and negative', () => {
    const around = { ...nothingAround, scenario: () => scenarioOf(theft).scenario }
    const { cases } = testOf(
      testText(
        theft,
        `expect: {detections: {fire: [a], silent: [b]}}
telemetry:
  - {variant: plain, shape: trail, seed: '7', inputs: {copy: '@copy'}}
  - {variant: more, expect: {detections: {fire: [c], silent: [d]}}}
  - {variant: real, file: logs/real.json}
nearMisses:
  - {name: not given, drop: [give]}
  - {name: other, of: more, silent: [c], fire: [a]}
negatives: [a-story]
`,
      ),
      around,
    )
    expect(cases.map(({ kind, name, fire, silent }) => [kind, name, fire, silent])).toEqual([
      ['variant', 'plain', ['a'], ['b']],
      ['variant', 'more', ['a', 'c'], ['b', 'd']],
      ['variant', 'real', ['a'], ['b']],
      ['near-miss', 'not given', [], ['a']],
      ['near-miss', 'other', ['a'], ['c']],
      ['negative', 'a-story', [], []],
    ])
    expect(cases[0]).toMatchObject({
      telemetry: { shape: 'trail', seed: '7' },
      inputs: { copy: '@copy' },
    })
    expect(cases[2]?.telemetry).toEqual({
      kind: 'file',
      file: 'logs/real.json',
      origin: 'recorded',
    })
    expect(cases[3]).toMatchObject({ telemetry: { shape: 'trail', seed: '7' } })
    expect(cases[5]?.atMost).toBe('low')
  })

  it('has near-misses that change what their variant has', () => {
    const { cases } = testOf(
      testText(
        theft,
        `${one}telemetry: [{variant: v, change: {take: {text: mine}, give: {with: public}}}]
nearMisses:
  - {name: again, silent: [a], change: {take: {text: null}, give: {refused: true}}}
  - {name: alone, silent: [a], drop: [give]}
`,
      ),
    )
    const [, again, alone] = cases.map(({ telemetry }) =>
      telemetry.kind === 'file' ? [] : telemetry.loaded.scenario.steps,
    )
    expect(again?.[1]).toMatchObject({ with: 'public', refused: true })
    expect(again?.[0]).not.toHaveProperty('text')
    expect(alone?.[0]).toMatchObject({ text: 'mine' })
    expect(cases.map(stepsOf)).toEqual([['take', 'give'], ['take', 'give'], ['take']])
  })
})

describe('a fault', () => {
  const bad = theft.replace('do: share', 'do: shaer')
  it.each<[string, string, string]>([
    [
      'of the play of the test',
      testText(bad, one),
      '«shaer, of: copy» steps.1.do: in aws there is no action "shaer" (did you mean "share"?)',
    ],
    [
      'of a step that is not there',
      testText(theft, `${one}nearMisses: [{name: n, drop: [gvie], silent: [a]}]\n`),
      '«{name: n, drop:» no step has the id "gvie"',
    ],
    [
      'of a changed step',
      testText(theft, `${one}telemetry: [{variant: v, change: {give: {do: lock}}}]\n`),
      '«{variant: v, ch» steps.1.with: "lock" in aws has no use for with: (it takes of)',
    ],
    [
      'of a changed value',
      testText(theft, `${one}telemetry: [{variant: v, change: {give: {refused: 7}}}]\n`),
      '«{variant: v, ch» steps.1.refused: Invalid input: expected boolean, received number',
    ],
    [
      'of a variant that is not there',
      testText(
        theft,
        `${one}telemetry: [{variant: v}]\nnearMisses: [{name: n, silent: [a], of: w}]\n`,
      ),
      '«w}]» no variant is called "w" (did you mean "v"?)',
    ],
    [
      'of a shape',
      testText(theft, `${one}telemetry: [{variant: v, shape: s4}]\n`),
      '«s4}]» no shape is called "s4"',
    ],
    [
      'of a scenario',
      testText(theft, `${one}negatives: [gone]\n`),
      '«gone]» no scenario has the id "gone" (name a scenario: or a file:, or write a play:)',
    ],
    [
      'of a signal of the same name',
      testText(theft, `expect: {signals: [${signal}, ${signal}]}\n`),
      '«s, source: aws.» two signals are called "s"',
    ],
    [
      'of a signal that does not come before',
      testText(theft, one.replace('id: s', 'id: s, after: t')),
      '«t, source: aws.» no signal before this one is called "t"',
    ],
    [
      'of a path',
      testText(theft, one.replace('path: eventName', "path: 'a..b'")),
      `«'a..b', eq: X}]» "a..b" is no path`,
    ],
    [
      'of a capture',
      testText(theft, one.replace('id: s', "id: s, capture: {a: '['}")),
      `«'['}, source: a» "[" is no path`,
    ],
    [
      'of a condition that asks nothing',
      testText(theft, one.replace(', eq: X', '')),
      '«{path: eventNam» the condition asks nothing',
    ],
    [
      'of a regular expression',
      testText(theft, one.replace('eq: X', "regex: '('")),
      `«'('}]}]}» "(" is no regular expression of RE2`,
    ],
    [
      'of the expectation of a variant',
      testText(
        theft,
        `${one}telemetry: [{variant: v, expect: {signals: [${signal.replace('eq: X', "regex: '('")}]}}]\n`,
      ),
      `«'('}]}]}}]» "(" is no regular expression of RE2`,
    ],
  ])('%s is told where it stands', (_, text, fault) => {
    expect(faultsOf(text)).toEqual([fault])
    expect(loadTest({ text, file: 'a.yaml' }, nothingAround).loaded).toBeUndefined()
  })

  it('of the document is told by the schema', () => {
    expect(faultsOf(testText(theft, `${one}nearmisses: []\n`))).toEqual([
      '«nearmisses: []» the document has no key "nearmisses" (did you mean "nearMisses"?)',
    ])
  })

  it('does not stand in a test of ten thousand signals', () => {
    const signals = Array.from({ length: 10_000 }, (_, place) => signal.replace('s,', `s${place},`))
    expect(
      testOf(
        testText(
          theft,
          `expect:\n  signals:\n${signals.map((text) => `    - ${text}\n`).join('')}`,
        ),
      ).cases,
    ).toHaveLength(1)
  })
})

describe('what would be passed over in silence is a fault', () => {
  const fires = 'expect: {detections: {fire: [a]}}\n'
  it.each<[string, string, string]>([
    [
      'a near-miss that names no detection',
      `${one}nearMisses: [{name: kept, drop: [give]}]\n`,
      '«{name: kept, dr» the near-miss "kept" proves nothing: no detection is named (write silent:, or name detections under expect.detections.fire)',
    ],
    [
      'an input that is nothing of the cast',
      `${fires}telemetry: [{variant: v, inputs: {copy: '@cpoy'}}]\n`,
      `«'@cpoy'}}]» nothing of the cast is called "cpoy", and no step makes it (did you mean "copy"?)`,
    ],
    [
      'an input of the cast where there is a file',
      `${fires}telemetry: [{variant: v, file: x, inputs: {copy: '@copy'}}]\n`,
      `«'@copy'}}]» "@copy" is the id of something of a cast, and a file has none (write the id itself)`,
    ],
    [
      'a change of a file',
      `${fires}telemetry: [{variant: v, file: x, change: {give: {refused: true}}}]\n`,
      '«change: {give: » change: does nothing to telemetry of a file (play a scenario for it)',
    ],
    [
      'a step that a file would lose',
      `${fires}telemetry: [{variant: v, file: x, drop: [give]}]\n`,
      '«drop: [give]}]» drop: does nothing to telemetry of a file (play a scenario for it)',
    ],
    [
      'a shape of another cloud',
      `${fires}telemetry: [{variant: v, shape: event-hub}]\n`,
      '«event-hub}]» nothing of the scenario is delivered as "event-hub"',
    ],
    [
      'a name that nothing gives',
      `expect: {signals: [{id: s, source: aws.cloudtrail, match: [{path: a, glob: '{{dsik}}'}]}]}\ninputs: {disk: {description: d}}\n`,
      `«'{{dsik}}'}]}]}» {{dsik}} stands for nothing (did you mean "disk"?)`,
    ],
    [
      'a name of a link that nothing gives',
      `expect: {lineage: [{link: copy-of, from: '{{dsik}}', to: x}]}\n`,
      `«'{{dsik}}', to:» {{dsik}} stands for nothing (declare it under inputs:, or capture it in a signal before)`,
    ],
  ])('%s', (_, rest, fault) => {
    expect(faultsOf(testText(theft, rest))).toEqual([fault])
  })
})
