import { describe, expect, test } from 'vitest'
import { loadSigma } from '../load-sigma.ts'
import { applyEdits, mendSigma } from './mend.ts'

const head = `title: t # why it is called so
logsource: {product: aws,  service: cloudtrail}
`

function mend(text: string): string {
  return mendSigma([{ text, file: 'r.yml' }]).files[0]?.text ?? ''
}

function rule(detection: string, top = head): string {
  return `${top}detection:\n${detection.replace(/^/gm, '  ')}\n`
}

/** The rule's meaning, its places aside. */
function meaning(text: string): unknown {
  const [only] = loadSigma(text, 'r.yml').detections
  return JSON.parse(
    JSON.stringify(only?.query, (key, value: unknown) => (key === 'span' ? undefined : value)),
  )
}

describe('mends keep the meaning and all else of the text', () => {
  test.each([
    ['s:\n    eventName:  # calls\n        - a\ncondition: s', undefined],
    [
      's:\n    eventName:\n        - a # the call\ncondition: s',
      's:\n    eventName: a # the call\ncondition: s',
    ],
    ['s: {eventName: [a]}\ncondition: s', 's: {eventName: a}\ncondition: s'],
    ['s: {eventName|contains|all: a}\ncondition: s', 's: {eventName|contains: a}\ncondition: s'],
    [
      "s:\n  eventName:\n    - '*a*'\n    - '*b*' # b\ncondition: s",
      "s:\n  eventName|contains:\n    - 'a'\n    - 'b' # b\ncondition: s",
    ],
    ["s: {eventName: 'a*'}\ncondition: s", "s: {eventName|startswith: 'a'}\ncondition: s"],
    [
      "s: {eventName|cased: '*a'}\ncondition: s",
      "s: {eventName|endswith|cased: 'a'}\ncondition: s",
    ],
    ["s: {eventName: ['*a', 'b']}\ncondition: s", undefined],
    ["s: {eventName: 'a**b'}\ncondition: s", "s: {eventName: 'a*b'}\ncondition: s"],
    ["s: {eventName|exists: 'True'}\ncondition: s", 's: {eventName|exists: true}\ncondition: s'],
    [
      's: {eventName: a}\nt: {eventName: b}\ncondition: NOT s AND (t Or s)',
      's: {eventName: a}\nt: {eventName: b}\ncondition: not s and (t or s)',
    ],
    ['AND1: {eventName: a}\ncondition: AND1', undefined],
  ])('%j', (before, after = before) => {
    const text = rule(before)
    expect(mend(text)).toBe(rule(after))
    expect(meaning(mend(text))).toEqual(meaning(text))
  })

  test('attributes', () => {
    const top = `date: 2024/01/02 # begun\ntags: [attack.initial_access]\n${head}`
    const text = rule('s: {eventName: a}\ncondition: s', top)
    const wanted = text.replace('2024/01/02', '2024-01-02').replace('_access', '-access')
    expect(mend(text)).toBe(wanted)
  })

  test('several mends of one rule, one of which makes room for another', () => {
    const text = rule("s:\n  eventName:\n    - '**a*'\ncondition: s")
    expect(mend(text)).toBe(rule("s:\n  eventName|contains: 'a'\ncondition: s"))
  })
})

test('an aggregation becomes a correlation', () => {
  const text = rule(
    's: {eventName: DescribeSnapshots}\ntimeframe: 10m\ncondition: s | count(awsRegion) by userIdentity.arn > 5 # many',
    'title: Many calls\nlevel: high\nlogsource: {product: aws, service: cloudtrail}\n',
  ).replace(' # many', '')
  expect(mend(text)).toBe(`title: Many calls
name: many_calls
level: high
logsource: {product: aws, service: cloudtrail}
detection:
  s: {eventName: DescribeSnapshots}
  condition: s
---
title: "Many calls: repeated"
correlation:
    type: value_count
    rules:
        - many_calls
    group-by:
        - userIdentity.arn
    timespan: 10m
    condition:
        gt: 5
        field: awsRegion
level: high
`)
})

test('what is not certain stays', () => {
  const texts = ["s: {eventName: '*'}\ncondition: s", "s: {eventName: '5'}\ncondition: s"]
  for (const text of texts) expect(mend(rule(text))).toBe(rule(text))
})

test('edits are put in from the front', () => {
  const edits = [
    { start: 4, end: 5, text: 'E' },
    { start: 1, end: 3, text: '' },
  ]
  expect(applyEdits('abcdef', edits)).toBe('adEf')
})
