import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { YamlDocument } from './yaml-node.ts'
import { readYamlSubset } from './yaml-subset.ts'
import { readAnyYaml } from './yaml-tree.ts'

/** What the whole of YAML makes of a text; `undefined` when it finds a fault. */
function readWhole(text: string): readonly YamlDocument[] | undefined {
  let isFaulty = false
  const documents = readAnyYaml({ text }, () => {
    isFaulty = true
  })
  return isFaulty ? undefined : documents
}

const rule = `title: A rule
# a remark
id: 0b0d3c3e-1111-4222-8333-444455556666
description: |
    Two lines,
      the second deeper.
references:
    - https://example.com/a#b
date: 2024-01-02
level: high # why
detection:
    selection:
        eventName|contains:
            - 'it''s'
            - "double"
            - 5
            - null
    other:
    - a.b: true
      c: -x

    '|all':
        - POST
    condition: selection and not 1 of other*
`

describe('the subset', () => {
  test('covers an ordinary rule, spans included', () => {
    expect(readYamlSubset(rule)).toBeDefined()
    expect([readYamlSubset(rule)]).toEqual(readWhole(rule))
  })

  test.each([
    'a: [1]\n',
    'a: {b: 1}\n',
    'a: &x 1\n',
    'a: *x\n',
    'a: !!str 1\n',
    'a: > \n  folded\n',
    'a: one\n  two\n',
    'a: "x\\n"\n',
    'a: 1\na: 2\n',
    'a: 1\n---\nb: 1\n',
    '--- \na: 1\n',
    'a:\n',
    'a: 1.5\n',
    'a: 0x10\n',
    'a: .inf\n',
    '? a\n: b\n',
    'a: b: c\n',
    'a: |+\n  x\n\n',
    '- a\n',
    'a:\n  - - b\n',
    'a:\tb\n',
    "a: 'b'c\n",
    'a: 1\n  b: 2\n',
    ' a: 1\n',
  ])('leaves %j to the whole of YAML', (text) => {
    expect(readYamlSubset(text)).toBeUndefined()
  })
})

// Lines that are likely to make a document together, so that many random texts are read by both.
const key = fc.constantFrom('a', 'b', 'c|all', "'|all'", 'e.f', 'x-y')
const scalar = fc.oneof(
  fc.constantFrom('x', "'q'", '"d"', '5', '-5', '1e3', 'true', 'null', '~', "'it''s'", 'a: b'),
  fc.constantFrom('x # c', 'x#c', '#c', '-x', '- x', '| ', '|', '|-', '>', 'x:', '2024-01-02', ''),
  fc.constantFrom('C:\\x', "'C:\\*'", '*.x', '%x%', '@x', '10.0.0.0/8', '0x1', '.5', '+1', 'x "y"'),
)
const line = fc
  .tuple(fc.constantFrom(0, 0, 0, 2, 2, 4, 4, 6, 8), fc.constantFrom('', '- ', '-   '), key, scalar)
  .chain(([indent, dash, name, value]) => {
    const lead = ' '.repeat(indent) + dash
    const forms = [`${lead}${name}: ${value}`, `${lead}${name}:`, `${lead}${value}`, '', '  # c']
    return fc.constantFrom(...forms)
  })
const random = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'))

/** Documents that are built to be right. */
const nested = fc.letrec<{ map: string; node: string; list: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    scalar.map((text) => ` ${text}`),
    tie('map'),
    tie('list'),
  ),
  map: fc
    .uniqueArray(fc.tuple(key, tie('node')), { selector: ([name]) => name, maxLength: 4, minLength: 1 })
    .map((entries) => `\n${entries.map(([name, value]) => `${name}:${value}`).join('\n')}`)
    .map((text) => text.replaceAll('\n', '\n  ')),
  list: fc
    .array(fc.oneof(scalar, tie('map').map((text) => text.replace(/^\s+/, ''))), { minLength: 1, maxLength: 4 })
    .map((items) => items.map((item) => `\n- ${item}`).join(''))
    .map((text) => text.replaceAll('\n', '\n  ')),
})).map

test('whatever it reads, it reads as the whole of YAML does', () => {
  let read = 0
  fc.assert(
    fc.property(
      fc.oneof(
        random,
        nested.map((text) => `${text.replaceAll('\n  ', '\n').trimStart()}\n`),
        nested.map((text) => `z:\n  - x\n${text.replaceAll('\n  ', '\n').trimStart()}`),
      ),
      (text) => {
        const subset = readYamlSubset(text)
        if (subset === undefined) return
        read++
        expect([subset]).toEqual(readWhole(text))
      },
    ),
    { numRuns: 10_000 },
  )
  expect(read).toBeGreaterThan(1000)
})
