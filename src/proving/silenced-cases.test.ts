import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ec2Rule, testOf, testText, theft } from '../../test/builders/test-document.ts'
import { loadDetectionFiles } from '../detections/load-detection.ts'
import type { FindingFilter } from '../environment/configuration/environment.ts'
import type { Detection } from '../detections/detection.ts'
import { identifyPrincipal } from '../environment/principals/identify-principal.ts'
import { placeInPattern } from '../environment/configuration/principal-pattern.ts'
import type { Event } from '../events/event.ts'
import { hunt } from '../hunt.ts'
import { silencedCases } from './silenced-cases.ts'

const filter: FindingFilter = {
  principal: 'arn:aws:iam::111122223333:user/lena',
  root: 'vol-*',
  why: 'a drill',
  who: 'operations',
  until: 0,
  line: 3,
}
const expectation = `expect:
  findings: {severity: high}
  detections: {fire: [shared]}
nearMisses: [{name: no share, drop: [give]}]
`
const theftTest = testOf(testText(theft, expectation))

/** The rule of the test, with a filter document on it. */
function narrowed(condition: string, search: string): readonly Detection[] {
  const { text, file = '' } = ec2Rule('shared', 'ModifySnapshotAttribute')
  const document = `title: Tuning
logsource: {product: aws, service: cloudtrail}
filter: {rules: any, s: ${search}, condition: ${condition}}
`
  return loadDetectionFiles([
    { text, file },
    { text: document, file: 'tuning.yml' },
  ]).detections
}

async function silenced(
  filters: readonly FindingFilter[],
  detections: readonly Detection[] = [ec2Rule('shared', 'ModifySnapshotAttribute')],
  test = theftTest,
): Promise<readonly string[]> {
  const cases = await silencedCases(test, { detections, filters })
  return cases.map(
    ({ by, case: name, missed }) => `${by.kind} ${by.filter.line}, ${name}: ${missed}`,
  )
}

describe('a filter of spoor.yaml', () => {
  const missed =
    'environment 3, as written: the gravest finding must be high; it is medium: shared: lena'

  it('silences the positive case whose finding it takes out of sight', async () => {
    expect(await silenced([])).toEqual([])
    expect(await silenced([filter])).toEqual([missed])
  })

  it('is not asked when it ends', async () => {
    expect(await silenced([{ ...filter, until: Infinity }])).toEqual([missed])
  })

  it('silences nothing where it is about somebody or something else', async () => {
    expect(await silenced([{ ...filter, principal: `${filter.principal}x` }])).toEqual([])
    expect(await silenced([{ ...filter, root: 'snap-*' }])).toEqual([])
    const principal = 'arn:aws:iam::999999999999:user/lena'
    expect(await silenced([{ ...filter, principal }])).toEqual([])
  })

  it('silences a detection whose only finding it takes', async () => {
    const { root: _, ...byDetection } = { ...filter, detection: 'shared', line: 7 }
    expect(await silenced([byDetection])).toEqual([
      expect.stringMatching(/^environment 7, as written: the gravest finding must be high/),
    ])
    const test = testOf(testText(theft, 'expect: {detections: {fire: [shared]}}\n'))
    expect(await silenced([byDetection], undefined, test)).toEqual([
      'environment 7, as written: "shared" must be told in a finding and would not',
    ])
  })

  it('is told alone where others do nothing, and with those that say the same', async () => {
    const idle = { ...filter, principal: 'arn:aws:iam::111122223333:user/bob', line: 20 }
    expect(await silenced([idle, filter])).toEqual([missed])
    const twin = { ...filter, line: 30 }
    expect((await silenced([filter, twin])).map((one) => one.slice(0, 14))).toEqual([
      'environment 3,',
      'environment 30',
    ])
  })
})

it('two filters that silence a test only together are both told', async () => {
  const text = testText(theft.replace('+5m, id', '+5m, by: thief, id'), expectation)
  const test = testOf(text.replace('thief: {in: outside', 'thief: {in: ours'))
  const other = { ...filter, principal: 'arn:aws:iam::111122223333:user/thief', line: 9 }
  expect(await silenced([filter], undefined, test)).toEqual([])
  expect((await silenced([filter, other], undefined, test)).map((one) => one.slice(0, 14))).toEqual(
    ['environment 3,', 'environment 9,'],
  )
})

describe('a filter document of Sigma', () => {
  it('silences the positive case of a rule that it keeps from firing', async () => {
    const detections = narrowed('not s', '{userIdentity.userName: lena}')
    expect(await silenced([], detections)).toEqual([
      'sigma 1, as written: "shared" must fire and would not',
    ])
  })

  it('silences nothing where it takes away something else', async () => {
    expect(await silenced([], narrowed('not s', '{userIdentity.userName: bob}'))).toEqual([])
  })
})

it('the place of whoever acts stands in his records, so that cases without it need no hunt', async () => {
  let looked = 0
  const onEvent = (event: Event): void => {
    const place = placeInPattern(identifyPrincipal(event).id)
    if (place === undefined) return
    looked++
    const texts = event.records.map(({ record }) => JSON.stringify(record.value).toLowerCase())
    expect(texts.some((text) => text.includes(place))).toBe(true)
  }
  const samples = fileURLToPath(new URL('../../samples', import.meta.url))
  await hunt({ inputs: [samples], detections: [], onEvent })
  expect(looked).toBeGreaterThan(1000)
})
