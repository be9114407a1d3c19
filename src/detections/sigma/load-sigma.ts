import type { Diagnostic } from '../../base/diagnostic.ts'
import type { Detection, Level } from '../detection.ts'
import type { EventQuery } from '../query/query.ts'
import { compileSigma } from './compile.ts'
import { parseSigma } from './parse-rule.ts'
import { reportInto } from './report.ts'
import type { SigmaRule } from './rule.ts'

/** The level of a rule that names none; the specification leaves it open. */
const levelWithoutName: Level = 'medium'
/** Rules of these statuses are not run (sigma.md 1). */
const retired: readonly string[] = ['deprecated', 'unsupported']
/** `attack.t1578.001`; other tags of the namespace are tactics, groups and software. */
const techniqueTag = /^attack\.(t\d{4}(?:\.\d{3})?)$/i

/** Parses and compiles a Sigma file. Retired rules are left out with a note. */
export function loadSigma(
  text: string,
  file: string,
): { readonly detections: readonly Detection[]; readonly diagnostics: readonly Diagnostic[] } {
  const { rules, diagnostics } = parseSigma(text, file)
  const found = [...diagnostics]
  const detections = rules.flatMap((rule) => {
    if (isRetired(rule, (diagnostic) => found.push(diagnostic))) return []
    const compiled = compileSigma(rule)
    found.push(...compiled.diagnostics)
    return compiled.query === undefined ? [] : [detectionOf(rule, compiled.query)]
  })
  return { detections, diagnostics: found }
}

function isRetired(rule: SigmaRule, sink: (diagnostic: Diagnostic) => void): boolean {
  const { status } = rule
  if (status === undefined || !retired.includes(status.value)) return false
  const message = `the rule is ${status.value} and is not run`
  reportInto(rule.source, sink)('note', { code: 'sigma-retired', at: status.span.start, message })
  return true
}

function detectionOf(rule: SigmaRule, query: EventQuery): Detection {
  const { source, span, title, description } = rule
  return {
    id: (rule.id ?? rule.name ?? title).value,
    title: title.value,
    ...(description === undefined ? {} : { description: description.value }),
    language: 'sigma',
    level: rule.level?.value ?? levelWithoutName,
    techniques: [...new Set(rule.tags.flatMap(({ value }) => techniqueOf(value)))],
    falsePositives: rule.falsepositives.map(({ value }) => value),
    text: source.text.slice(span.start, span.end),
    ...(source.file === undefined ? {} : { file: source.file }),
    query,
  }
}

function techniqueOf(tag: string): readonly string[] {
  const technique = techniqueTag.exec(tag)?.[1]
  return technique === undefined ? [] : [technique.toUpperCase()]
}
