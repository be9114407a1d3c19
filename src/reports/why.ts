/** Why a rule matched an event or not, as text: the tree of its conditions with what each one saw. */
import type { JsonValue } from '../base/json.ts'
import { showCaret } from '../base/source-text.ts'
import type { Detection } from '../detections/detection.ts'
import type { Predicate, RuleSpan } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import type { Explanation } from '../matching/explain-query.ts'
import { describeClause } from './describe-clause.ts'
import { escapeForTerminal, fitMiddle } from './terminal-text.ts'

/** What to tell about one event and one rule. */
export interface WhyOptions {
  readonly detection: Detection
  readonly event: Event
  readonly explanation: Explanation
  readonly width: number
}

/** The text, which ends in a newline. */
export function renderWhy({ detection, event, explanation, width }: WhyOptions): string {
  const isOfStages = detection.query.kind !== 'event'
  const { verdict } = explanation
  const deciding = new Set(verdict ? [] : decidingClauses(explanation))
  const [first] = event.records
  const place =
    first === undefined ? '' : `, ${first.record.origin.file}:${first.record.origin.line ?? ''}`
  const lines = [
    `event ${event.id}, ${new Date(event.time).toISOString()}${place}`,
    `rule  ${detection.title} (${detection.id})`,
    verdictLine(verdict, isOfStages),
    '',
    ...treeLines(explanation, { text: detection.text, deciding, width }, 0),
  ]
  const excerpts = [...deciding].flatMap(({ predicate: { span } }) =>
    span === undefined ? [] : ['', ...excerptLines(detection, span)],
  )
  return `${[...lines, ...excerpts].map(escapeForTerminal).join('\n')}\n`
}

function verdictLine(verdict: boolean, isOfStages: boolean): string {
  if (isOfStages) {
    return verdict
      ? 'The event satisfies a stage of the rule; whether the whole matches, the other events decide.'
      : 'The event satisfies no stage of the rule. What kept it out of each is marked with >.'
  }
  return verdict
    ? 'The event satisfies the rule.'
    : 'The event does not satisfy the rule. What kept it out is marked with >.'
}

/**
 * The smallest clauses that a false condition is false for: of a conjunction its false parts, of a
 * negation what is true inside it, and of a choice the choice itself, because each part of it could
 * have let the event in. A choice that is not written as one (the stages of a sequence) is looked into.
 */
export function decidingClauses(explanation: Explanation): readonly Explanation[] {
  const { predicate, of } = explanation
  switch (predicate.kind) {
    case 'and':
      return of.filter(({ verdict }) => !verdict).flatMap(decidingClauses)
    case 'or': {
      const parts = predicate.span === undefined ? writtenParts(explanation) : []
      return parts.length === 0 ? [explanation] : parts.flatMap(decidingClauses)
    }
    case 'not': {
      const [part] = writtenParts(explanation)
      return part === undefined || part.predicate.kind === 'and' ? [explanation] : holding(part)
    }
    default:
      return [explanation]
  }
}

/** What is true inside a negation: the true parts of a choice, or the whole. */
function holding(explanation: Explanation): readonly Explanation[] {
  const isChoice = explanation.predicate.kind === 'or'
  const parts = isChoice ? writtenParts(explanation).filter(({ verdict }) => verdict) : []
  return parts.length === 0 ? [explanation] : parts.flatMap(holding)
}

/**
 * The parts of a clause when they are written as such: the items of a list stand nowhere by themselves,
 * and what one operator of the language is compiled to stands where its clause does.
 */
function writtenParts({ predicate, of }: Explanation): readonly Explanation[] {
  const { span } = predicate
  const isWritten = of.some(
    ({ predicate: { span: own } }) =>
      own !== undefined && (own.start !== span?.start || own.end !== span.end),
  )
  return isWritten ? of : []
}

interface TreeOptions {
  readonly text: string
  readonly deciding: ReadonlySet<Explanation>
  readonly width: number
}

/** Rules may nest as deep as their parser allows; deeper levels are not set further to the right. */
const deepestIndent = 12

/** The longest value of an event that is shown. */
const longestValue = 60

function treeLines(
  explanation: Explanation,
  options: TreeOptions,
  depth: number,
): readonly string[] {
  const { predicate, verdict } = explanation
  const mark = options.deciding.has(explanation) ? '>' : ' '
  const indent = '  '.repeat(Math.min(depth, deepestIndent))
  const head = `${mark} ${indent}${verdict ? 'yes' : 'no '} `
  const parts = writtenParts(explanation)
  const name = parts.length > 0 ? predicate.kind : clauseText(predicate, options.text)
  const leaves = parts.length > 0 ? [] : seenIn(explanation)
  const fields = new Map(leaves.map(({ field, values }) => [field.path, values]))
  const values = [...fields].map(
    ([path, found]) => `${' '.repeat(head.length)}${path} = ${valuesText(found)}`,
  )
  return [
    `${head}${fitMiddle(name, Math.max(20, options.width - head.length))}`,
    ...values.map((line) => fitMiddle(line, Math.max(40, options.width))),
    ...parts.flatMap((part) => treeLines(part, options, depth + 1)),
  ]
}

/** What the leaves of a clause saw. */
function seenIn({ seen, of }: Explanation): Explanation['seen'] {
  return [...seen, ...of.flatMap(seenIn)]
}

/** The clause as the rule writes it, on one line. */
function clauseText(predicate: Predicate, text: string): string {
  const { span } = predicate
  if (span === undefined) return describeClause(predicate)
  return text.slice(span.start, span.end).replaceAll(/\s+/g, ' ')
}

function valuesText(values: readonly JsonValue[]): string {
  if (values.length === 0) return '(missing)'
  const shown = values.slice(0, 5).map((value) => fitMiddle(JSON.stringify(value), longestValue))
  return shown.join(', ') + (values.length > 5 ? ` and ${values.length - 5} more` : '')
}

function excerptLines(detection: Detection, { start, end }: RuleSpan): readonly string[] {
  const source = { name: detection.file ?? detection.id, text: detection.text }
  return showCaret(source, start, end - start).split('\n')
}
