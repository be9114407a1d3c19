import type { SigmaCorrelation } from '../correlation.ts'
import type { SigmaRule } from '../rule.ts'
import type { LintTarget, TextEdit } from './lint-rule.ts'

/**
 * Points at the aggregation of an old rule, with the edits that write its correlation (sigma.md 7):
 * the rule keeps its text and gets a name, the correlation stands behind it. Only where that is
 * certain: one document in the file, one part, an aggregation at the end of its line.
 */
export function checkAggregation(
  { document, tell }: LintTarget<SigmaCorrelation>,
  parts: readonly SigmaRule[],
): void {
  const [part, ...others] = parts
  if (part === undefined) return
  const edits = others.length > 0 ? [] : upgrade(document, part)
  const message = 'an aggregation of Sigma 1; it is read as a correlation'
  const hint = edits.length === 0 ? 'write a correlation document' : '--fix writes the correlation'
  tell({ code: 'sigma-legacy-aggregation', at: document.section.start, message, hint, edits })
}

function upgrade(correlation: SigmaCorrelation, part: SigmaRule): readonly TextEdit[] {
  const { text } = correlation.source
  const { section, timespan, condition, span } = correlation
  const timeLine = /\n[ ]*timeframe:[ ]*$/.exec(text.slice(0, timespan.span.start))
  const isAlone = span.start === 0 && span.end === text.length && !/^---/m.test(text)
  const isAtEnd = /^['"]?[ ]*(?:\n|$)/.test(text.slice(section.end))
  const isPlain = timeLine !== null && /^[ ]*(?:\n|$)/.test(text.slice(timespan.span.end))
  if (!isAlone || !isAtEnd || !isPlain || condition.kind !== 'threshold') return []
  const before = text.slice(0, section.start).replace(/[ ]+$/, '').length
  const name = correlation.name?.value ?? nameOf(correlation.title.value)
  const titleEnd = correlation.title.span.end
  const named = correlation.name === undefined ? `\nname: ${name}` : ''
  return [
    ...(named === '' ? [] : [{ start: titleEnd, end: titleEnd, text: named }]),
    { start: timeLine.index, end: timespan.span.end, text: '' },
    { start: before, end: section.end, text: '' },
    {
      start: text.length,
      end: text.length,
      text: `${text.endsWith('\n') ? '' : '\n'}---\n${documentOf(correlation, part, name)}`,
    },
  ]
}

function documentOf(correlation: SigmaCorrelation, part: SigmaRule, name: string): string {
  const { condition, groupBy, type, timespan, source, level, status } = correlation
  const bounds = condition.kind === 'threshold' ? condition.bounds : []
  const fields = condition.kind === 'threshold' ? condition.fields : []
  const lines = [
    `title: ${JSON.stringify(`${part.title.value}: repeated`)}`,
    ...(status === undefined ? [] : [`status: ${status.value}`]),
    'correlation:',
    `    type: ${type}`,
    '    rules:',
    `        - ${name}`,
    ...(groupBy.length === 0 ? [] : ['    group-by:']),
    ...groupBy.map(({ value }) => `        - ${value}`),
    `    timespan: ${source.text.slice(timespan.span.start, timespan.span.end)}`,
    '    condition:',
    ...bounds.map(({ operator, value }) => `        ${operator}: ${value}`),
    ...fields.map(({ value }) => `        field: ${value}`),
    ...(level === undefined ? [] : [`level: ${level.value}`]),
  ]
  return `${lines.join('\n')}\n`
}

function nameOf(title: string): string {
  const name = title.toLowerCase().replace(/[^a-z0-9]+/g, '_')
  return name.replace(/^_+|_+$/g, '') || 'rule'
}
