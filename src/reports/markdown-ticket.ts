/**
 * Findings in Markdown for a ticket: what happened, the facts, the chain as a picture and as a table, why it
 * is told, what it rests on, what could not be seen, and what to do next.
 */
import { plainTime } from './chain-graph.ts'
import {
  accountsOf,
  addressesOf,
  exposureOf,
  principalsOf,
  receiversOf,
  regionsOf,
  rulesOf,
  spanOf,
} from './finding-facts.ts'
import { codeMarkdown, plainMarkdown, tableMarkdown } from './markdown-text.ts'
import { mermaidOf } from './mermaid.ts'
import type { ReportedChain, ReportedFinding, StreamedReport } from './report-schema.ts'

/** A table has so many rows and counts the others. */
const mostRows = 100

/** A cell names so many and counts the others. */
const mostNamed = 10

/** A ticket for each finding, a line between them. */
export function* ticketPieces({ tool, findings }: StreamedReport): Generator<string> {
  let shown = 0
  for (const finding of findings) {
    yield `${shown === 0 ? '' : '\n---\n\n'}${ticketOf(finding)}`
    shown++
  }
  if (shown === 0) yield `${plainMarkdown(tool.name)} found nothing to show.\n`
}

/** The ticket of one finding; ends in a newline. */
function ticketOf(finding: ReportedFinding): string {
  const { id, title, severity, confidence, summary, techniques, chain } = finding
  const chart = mermaidOf(finding)
  return [
    `# ${plainMarkdown(title)}`,
    '',
    `**${severity}**, ${confidence} confidence · ${techniques.map(plainMarkdown).join(', ')} · ${codeMarkdown(id)}`,
    '',
    plainMarkdown(summary),
    ...section('Facts', tableMarkdown(['', ''], factsOf(finding))),
    ...section('Chain', chart === undefined ? [] : ['```mermaid', chart.trimEnd(), '```']),
    ...(chain === null ? [] : ['', ...stepsTable(chain)]),
    ...section('Why', listOf(finding.why)),
    ...section('Evidence', evidenceTable(finding)),
    ...section('Not seen', listOf(finding.blind_spots)),
    ...section(
      'Next',
      finding.next.map((text) => `- [ ] ${plainMarkdown(text)}`),
    ),
    '',
  ].join('\n')
}

/** A heading with lines below it; nothing where there are none. */
function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `## ${heading}`, '', ...lines]
}

function listOf(texts: readonly string[]): readonly string[] {
  return texts.map((text) => `- ${plainMarkdown(text)}`)
}

const exposureWords = { open: 'yes, still', closed: 'was, no longer', none: 'no' } as const

function factsOf(finding: ReportedFinding): readonly (readonly string[])[] {
  const span = spanOf(finding)
  const { chain } = finding
  const facts: readonly (readonly [string, string])[] = [
    ['From', span === undefined ? '' : plainTime(span.from)],
    ['To', span === undefined ? '' : plainTime(span.to)],
    ['Source of the data', chain === null ? '' : codeMarkdown(chain.root)],
    ['Principals', named(principalsOf(finding))],
    ['Accounts', named(accountsOf(finding))],
    ['Regions', named(regionsOf(finding))],
    ['Addresses', named(addressesOf(finding))],
    ['Receivers', named(receiversOf(finding))],
    ['Open to others', chain === null ? '' : exposureWords[exposureOf(finding)]],
    [
      'Rules',
      rulesOf(finding)
        .map(({ title }) => plainMarkdown(title))
        .join(', '),
    ],
  ]
  return facts.filter(([, value]) => value !== '')
}

function named(values: readonly string[]): string {
  const more = values.length - mostNamed
  const shown = values.slice(0, mostNamed).map(codeMarkdown).join(', ')
  return more > 0 ? `${shown} and ${more} more` : shown
}

function stepsTable({ steps }: ReportedChain): readonly string[] {
  const rows = steps
    .slice(0, mostRows)
    .map((step) => [
      plainTime(step.time),
      step.attempt ? `tried to ${step.verb}` : step.verb,
      plainMarkdown(step.action),
      plainMarkdown(step.principal_name),
      codeMarkdown(step.source_ip ?? ''),
      named(step.inputs),
      named(step.outputs),
    ])
  const headings = ['Time', 'Deed', 'Call', 'By', 'From', 'Of', 'To']
  return [...tableMarkdown(headings, rows), ...restOf(steps.length, 'steps')]
}

function evidenceTable({ evidence }: ReportedFinding): readonly string[] {
  if (evidence.length === 0) return []
  const rows = evidence
    .slice(0, mostRows)
    .map(({ time, action, record, file, line }) => [
      plainTime(time),
      plainMarkdown(action),
      codeMarkdown(record),
      codeMarkdown(line === null ? file : `${file}:${line}`),
    ])
  const headings = ['Time', 'Call', 'Record', 'File and line']
  return [...tableMarkdown(headings, rows), ...restOf(evidence.length, 'records')]
}

function restOf(all: number, noun: string): readonly string[] {
  return all > mostRows ? ['', `${all - mostRows} more ${noun}: the JSON report has them.`] : []
}
