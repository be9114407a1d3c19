import { expect, test } from 'vitest'
import type { LintProblem } from './lint-rule.ts'
import { parseSigma } from '../parse-sigma.ts'
import { checkSchema } from './schema.ts'

const rest = 'logsource: {product: aws}\ndetection: {s: {a: 1}, condition: s}\n'

/** The code of everything told of a rule, with the text that would mend it. */
function told(attributes: string): readonly string[] {
  const found: string[] = []
  const [document] = parseSigma(`title: t\n${attributes}${rest}`).rules
  if (document === undefined) throw new TypeError(`cannot be parsed: ${attributes}`)
  const tell = ({ code, edits = [] }: LintProblem): void => {
    found.push([code, ...edits.map(({ text }) => text)].join(' '))
  }
  checkSchema({ document, tell })
  return found
}

test.each([
  ['date: 2024-01-31\n', []],
  ['date: 2024/01/31\n', ['sigma-date 2024-01-31']],
  ['modified: soon\n', ['sigma-date']],
  ['id: 17\n', ['sigma-id']],
  ['id: 0b0d3c3e-1111-4222-8333-444455556666\n', []],
  ['tags: [attack.t1578, attack.t1578]\n', ['sigma-tag']],
  ['tags: [attack.initial_access]\n', ['sigma-tag attack.initial-access']],
  ['tags: [nonsense]\n', ['sigma-tag']],
])('%j: attributes of the right form (sigma.md 1)', (attributes, expected) => {
  expect(told(attributes)).toEqual(expected)
})
