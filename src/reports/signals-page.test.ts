import { describe, expect, it } from 'vitest'
import { testOf, testText, theft } from '../../test/builders/test-document.ts'
import type { EmulationTest } from '../proving/emulation-test.ts'
import { renderSignalsPage } from './signals-page.ts'

function testFor(name: string, rest: string): EmulationTest {
  return testOf(testText(theft, rest).replace('A test for tests', name)).test
}

const signal = '{id: s, source: aws.cloudtrail, match: [{path: a, eq: b}]}'
const plain = testFor('Plain one', `expect: {signals: [${signal}]}\n`)

/** The rows of the table of the first signal of a test. */
function rowsOf(conditions: string): readonly string[] {
  const test = testFor(
    'Rows here',
    `expect:\n  signals:\n    - id: s\n      source: aws.cloudtrail\n${conditions}`,
  )
  const lines = renderSignalsPage([test]).split('\n')
  return lines.slice(lines.indexOf('|---|---|---|') + 1).filter((line) => line.startsWith('|'))
}

describe('the page of signals', () => {
  it('shows a test with its signals, variants, detections and near-misses', () => {
    const test = testFor(
      'Second',
      `description: What it does.
expect:
  signals: [${signal.replace('}]}', '}], says: It is shown., count: {min: 2, max: 9}, same: a, distinct: {path: b, min: 3}, within: 5m, needs: data-events}')}]
  detections: {fire: [one, two], silent: [three]}
telemetry: [{variant: another way, expect: {signals: [${signal.replace('id: s', 'id: t')}]}}]
nearMisses: [{name: nearly}, {name: almost}]
`,
    )
    const page = renderSignalsPage([test])
    expect(page.slice(page.indexOf('## Further tests'))).toBe(`## Further tests

### Second

What it does.

ATT&CK T1578.001 · iaas:aws · \`5e0b7f6c-32a4-4d7a-9c1e-0f6a2b3c4d5e\`

**s** (\`aws.cloudtrail\`). It is shown. at least 2 of them, at most 9, all with the same \`a\`, at least 3 different values of \`b\`, within 5m, only where data events logs are on.

| of the | path | must be |
|---|---|---|
| record | \`a\` | \`b\` |

In the variant *another way*:

**t** (\`aws.cloudtrail\`).

| of the | path | must be |
|---|---|---|
| record | \`a\` | \`b\` |

Fires: \`one\`, \`two\`. Stays silent: \`three\`. Near-misses: nearly; almost.
`)
  })

  it('puts the tests of the seed page first, with its wording and what is wrong in it', () => {
    const seeded = (number: number): EmulationTest =>
      testFor(
        `Seed ${number}`,
        `seed: {test: ${number}, wording: 'It says <this>', wrong: ['It is *not* so.']}\nexpect: {signals: [${signal}]}\n`,
      )
    const silent = testFor('Silent', 'expect: {detections: {silent: [x]}}\n')
    const other = testFor('Alpha one', `expect: {signals: [${signal}]}\n`)
    const page = renderSignalsPage([plain, silent, seeded(2), other, seeded(1)])
    expect(page.match(/^##+ .*/gm)).toEqual([
      '## The four tests of the seed page',
      '### Test 1: Seed 1',
      '### Test 2: Seed 2',
      '## Further tests',
      '### Alpha one',
      '### Plain one',
    ])
    expect(page).toContain(
      '> It says \\<this\\>\n\nReal telemetry contradicts it:\n\n- It is \\*not\\* so.\n',
    )
  })

  it('says of each condition what must be there', () => {
    expect(
      rowsOf(`      match:
        - {path: a, exists: true}
        - {path: b, absent: true}
        - {path: c, in: [x, 7]}
        - {path: d, ne: x, glob: 'y*'}
        - {path: e, gte: 1, lt: 5}
      event: [{path: spoor.verb, eq: share}]
      capture: {who: userIdentity.arn}
`),
    ).toEqual([
      '| record | `a` | there |',
      '| record | `b` | absent |',
      '| record | `c` | one of `x`, `7` |',
      '| record | `d` | other than `x` and like `y*` |',
      '| record | `e` | at least `1` and below `5` |',
      '| event | `spoor.verb` | `share` |',
      '| record | `userIdentity.arn` | is called `{{who}}` from here on |',
    ])
  })

  it('keeps pipes and back-ticks inside their cells', () => {
    expect(rowsOf("      match: [{path: a, eq: 'x|y'}, {path: b, eq: 'x`y'}]\n")).toEqual([
      '| record | `a` | `x\\|y` |',
      '| record | `b` | `` x`y `` |',
    ])
  })
})
