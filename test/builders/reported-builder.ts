/** Reports as data for tests of what formats make of them: an emulated story, and one that is hostile. */
import type { ReportedFinding, StreamedReport } from '../../src/reports/report-schema.ts'
import { reportDocument } from '../../src/reports/report-document.ts'
import { storyReport } from './report-builder.ts'

const story = reportDocument(storyReport(), { name: 'spoor', version: '1.2.3' })

/** The finding of the story: a volume, its snapshot, a machine open to the world; by alice, then by bob. */
export function storyFinding(change: Partial<ReportedFinding> = {}): ReportedFinding {
  const [finding] = story.findings
  if (finding === undefined) throw new TypeError('the story has no finding')
  return { ...finding, ...change }
}

/** The finding of the story, its chain changed. */
export function storyChain(
  change: (chain: NonNullable<ReportedFinding['chain']>) => Partial<ReportedFinding['chain']>,
): ReportedFinding {
  const finding = storyFinding()
  if (finding.chain === null) throw new TypeError('the story has no chain')
  return { ...finding, chain: { ...finding.chain, ...change(finding.chain) } }
}

/** A share of the snapshot of the story with another account, still open. */
export const storyShare = {
  kind: 'share',
  resource: 'snap-1',
  to: '999988887777',
  to_kind: 'account',
  public: false,
  from: '2026-03-02T10:00:00.000Z',
  until: null,
  records: ['share@560'],
} as const

/** A report of these findings. */
export function reportOf(...findings: readonly ReportedFinding[]): StreamedReport {
  return { ...story, findings }
}

/** The finding of a rule: no chain, one record. */
export function ruleFinding(): ReportedFinding {
  const finding = storyFinding()
  return {
    ...finding,
    id: 'finding-rule',
    title: 'Odd call: 1 event',
    severity: 'medium',
    techniques: ['T1580'],
    detection: { id: 'r-1', title: 'Odd call', language: 'sigma' },
    also_matched: [],
    chain: null,
    evidence: finding.evidence.slice(0, 1),
  }
}

/** Words of the schema, which no log can choose. */
const wordKeys: ReadonlySet<string> = new Set([
  'confidence',
  'kind',
  'provider',
  'severity',
  'to_kind',
  'verb',
])

const isTime = /^\d{4}-\d\d-\d\dT/

/** The finding with a text put behind, or in place of, every text that a log or a rule may choose. */
export function withHostileText(finding: ReportedFinding, hostile: string): ReportedFinding {
  const change = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => change(one, key))
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, change(one, name)]),
      )
    }
    if (typeof value !== 'string' || isTime.test(value)) return value
    if (wordKeys.has(key) || value === 'observed' || value === 'inferred') return value
    return `${hostile}${value}${hostile}`
  }
  // Only texts have changed, so that it is a finding still.
  return change(finding, '') as ReportedFinding
}

/** Texts that try to be more than text, in one language or another, each with a name. */
export const hostileTexts: readonly (readonly [name: string, text: string])[] = [
  ['a script', '<script>alert(1)</script>'],
  ['the end of a script', '</script><img src=x onerror=alert(1)>'],
  ['a node of Mermaid', '"]; n9 --> n8[" %%{init: {"theme":"dark"}}%%'],
  [
    'Markdown in a line',
    '`code` **bold** _it_ ~~gone~~ | cell | [link](http://evil.example.com) ![p](http://evil.example.com/p)',
  ],
  [
    'addresses',
    'http://evil.example.com www.evil.example.com someone@evil.example.com <http://evil.example.com> &lt; &#60;',
  ],
  [
    'Markdown in lines',
    '\n# heading\n- item\n1. one\n> quote\n```\nfence\n```\n---\n| a | b |\n[x]: http://evil.example.com\n',
  ],
  ['a formula', '=HYPERLINK("http://evil.example.com","x")'],
  ['a sum', '+1+1'],
  ['a difference', '-1'],
  ['a list item', '- item'],
  ['a numbered item', '1. item'],
  ['a line under a heading', '==='],
  ['a function', '@SUM(A1)'],
  ['a tab before a formula', '\t=1+1'],
  ['code of four spaces', '    indented'],
  ['the end of a graph', '\\" ; } digraph { x -> y } \\N \\G \\'],
  ['hidden characters', '\u202Egpj.exe\u202C \u0000 \u001b[31m \u2028 \ud800'],
  ['a formula of TeX', '$x^2$ $$y$$ :smile: #123 @admin \\( z \\)'],
  ['entities of Mermaid', '#quot;#34;#lt;b#gt; end subgraph click n1 "javascript:alert(1)"'],
  ['backticks', '``` `` ` ~~~'],
  ['ten thousand letters', 'x'.repeat(10_000)],
]
