import { expect, test } from 'vitest'
import type { LintProblem } from './lint-rule.ts'
import { parseSigma } from '../parse-sigma.ts'
import { checkStyle } from './style.ts'

const rest = 'logsource: {product: aws}\ndetection: {s: {a: 1}, condition: s}\n'

/** The code of everything told of a rule, with the text that would mend it. */
function told(attributes: string, title = 'a title'): readonly string[] {
  const found: string[] = []
  const [document] = parseSigma(`title: ${title}\n${attributes}${rest}`).rules
  if (document === undefined) throw new TypeError(`cannot be parsed: ${attributes}`)
  const tell = ({ code, edits = [] }: LintProblem): void => {
    found.push([code, ...edits.map(({ text }) => text)].join(' '))
  }
  checkStyle({ document, tell })
  return found
}

test.each([
  ['description: Detects x\n', ['sigmahq-title', 'sigmahq-missing']],
  ['description: Finds x\n', ['sigmahq-title', 'sigmahq-description', 'sigmahq-missing']],
  [
    'description: Detects x\ntags: [attack.defense-evasion]\n',
    ['sigmahq-title', 'sigmahq-missing', 'sigmahq-tactic'],
  ],
  [
    'description: Detects x\nauthor: a\ndate: d\nlevel: low\nstatus: test\nid: i\ntags: [t]\nreferences: [r]\nfalsepositives: [f]\n',
    ['sigmahq-title'],
  ],
])('%j against the conventions of SigmaHQ', (attributes, expected) => {
  expect(told(attributes)).toEqual(expected)
})

test.each(['AWS Snapshot Shared with Everyone', 'Use of s3.amazonaws.com'])(
  '%s is a title',
  (title) => {
    expect(told('', title)).not.toContain('sigmahq-title')
  },
)

test.each(['Detects Snapshots', 'Snapshot shared', 'A'.repeat(111)])('%s is no title', (title) => {
  expect(told('', title)).toContain('sigmahq-title')
})
