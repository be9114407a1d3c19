import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { YamlDocument } from './yaml-node.ts'
import { readYamlSubset } from './yaml-subset.ts'
import { readAnyYaml } from './yaml-tree.ts'

const codes = { invalid: 'not-yaml', duplicateKey: 'twice', tooLarge: 'too-large' }

/** What the whole of YAML makes of a text; `undefined` when it finds a fault. */
function readWhole(text: string): readonly YamlDocument[] | undefined {
  let isFaulty = false
  const documents = readAnyYaml({ text }, codes, () => {
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
falsepositives: >-
    one line
    and the next
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
    - a.b[any]: true
      d: >
        folded
      c: -x

    '|all':
        - POST
    condition: selection and not 1 of other*
`

describe('the subset', () => {
  test('covers an ordinary rule, spans included', () => {
    expect(readYamlSubset(rule)).toBeDefined()
    expect(readYamlSubset(rule)).toEqual(readWhole(rule))
  })

  test('covers rules one after another, with marks between or before them', () => {
    const rules = `${rule}---\n${rule}# the end\n---\n\n# another\n${rule}`
    expect(readYamlSubset(rules)).toHaveLength(3)
    expect(readYamlSubset(rules)).toEqual(readWhole(rules))
    expect(readYamlSubset(`---\n${rules}`)).toEqual(readWhole(`---\n${rules}`))
  })

  test.each([
    'a: [1]\n',
    'a: {b: 1}\n',
    'a: &x 1\n',
    'a: *x\n',
    'a: !!str 1\n',
    'a: >\n  folded\n\n  twice\n',
    'a: >\n  folded\n    deeper\n',
    'a: >+\n  folded\n',
    'a: one\n  two\n',
    'a: "x\\n"\n',
    'a: 1\na: 2\n',
    'a: 1\n--- \nb: 1\n',
    '--- \na: 1\n',
    'a: 1\n---\n',
    'a: 1\n---\n# nothing\n---\nb: 1\n',
    'a: 1\n---\n  b: 1\n',
    'a: 1\n...\n---\nb: 1\n',
    '# first\na: 1\n---\nb: 1\n',
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
const key = fc.constantFrom('a', 'b', 'c|all', "'|all'", 'e.f', 'x-y', 'g[any]')
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

/** A document that is built to be right, and prints itself at an indent. */
type Printed = (indent: number) => string

const usual = fc.constantFrom('x', "'q'", '"d"', '5', '-5', 'true', '~', "'it''s'", 'x # c', '2.x')
const plain: fc.Arbitrary<Printed> = fc
  .oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: scalar })
  .map((text) => () => ` ${text}\n`)
const blockLine = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('x', '# z', 'a: b') },
  { weight: 1, arbitrary: fc.constantFrom(' y', 'z ', '') },
)
const block: fc.Arbitrary<Printed> = fc
  .tuple(fc.constantFrom('|', '|-', '>', '>-', '> '), fc.array(blockLine, { maxLength: 4 }))
  .map(([header, lines]) => (indent) => {
    const pad = ' '.repeat(indent + 2)
    return ` ${header}\n${['x', ...lines].map((one) => (one === '' ? '\n' : `${pad}${one}\n`)).join('')}`
  })
const remark = fc.constantFrom('', '', '', '\n', '# remark\n', '      # deep\n')

const printed = fc.letrec<{ node: Printed; map: Printed; list: Printed }>((tie) => ({
  node: fc.oneof({ depthSize: 'small' }, plain, plain, block, tie('map'), tie('list')),
  map: fc
    .uniqueArray(fc.tuple(key, tie('node'), remark), {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 4,
    })
    .map((entries) => (indent) => {
      const pad = ' '.repeat(indent)
      return `\n${entries.map(([name, node, text]) => `${text}${pad}${name}:${node(indent + 2)}`).join('')}`
    }),
  list: fc
    .tuple(fc.constantFrom(0, -2), fc.array(fc.oneof(plain, tie('map')), { minLength: 1 }))
    .map(([shift, items]) => (indent) => {
      const at = Math.max(0, indent + shift)
      const texts = items.map((item) => `- ${item(at + 2).trimStart()}`)
      return `\n${texts.map((text) => ' '.repeat(at) + text).join('')}`
    }),
}))
const built = printed.map.map((print) => print(0).slice(1))
const marked = fc.tuple(
  fc.constantFrom('', '---\n'),
  fc.array(built, { minLength: 1, maxLength: 3 }),
)
const several = marked.map(([before, documents]) => before + documents.join('---\n'))

test('whatever it reads, it reads as the whole of YAML does', () => {
  let read = 0
  fc.assert(
    fc.property(fc.oneof(random, built, built, several), (text) => {
      const subset = readYamlSubset(text)
      if (subset === undefined) return
      read++
      expect(subset).toEqual(readWhole(text))
    }),
    { numRuns: 10_000 },
  )
  expect(read).toBeGreaterThan(700)
})
