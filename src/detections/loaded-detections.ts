import type { Diagnostic } from '../base/diagnostic.ts'
import type { Detection } from './detection.ts'

/** The detections of a file or folder, and everything that is wrong with it. */
export interface LoadedDetections {
  readonly detections: readonly Detection[]
  readonly diagnostics: readonly Diagnostic[]
  /** Documents that are no fault and yet cannot be run; absent when there are none. */
  readonly notRun?: readonly RuleNotRun[]
}

/** A document that is read and then left, with the reason. */
export interface RuleNotRun {
  /** What the rule calls itself, or the file where it has no name. */
  readonly title: string
  readonly file: string
  /**
   * `language`: a query language or kind of rule that Spoor does not run. `data`: a rule about data
   * that Spoor does not read. `no-rule`: something else than a rule.
   */
  readonly why: 'language' | 'data' | 'no-rule'
  /** The language or kind of rule, the indices, or what stands there instead of a rule. */
  readonly what: string
}

/** Rules that a note names; the others are counted. */
const namedRules = 5

/** What a note says of documents that were left for one reason. */
const notes = {
  language: {
    code: 'rule-language-not-run',
    hint: 'Sigma and EQL rules are run',
    say: (count: number, what: string) => `${counted(count, 'rule')} in ${what} not run`,
  },
  data: {
    code: 'eql-index-not-read',
    hint: 'AWS CloudTrail, Azure Activity and Google Cloud Audit logs are read',
    say: (count: number, what: string) =>
      `${counted(count, 'rule')} about data that is not read (${what})`,
  },
  'no-rule': {
    code: 'rule-document-unknown',
    hint: 'name only rule files, or a folder of them',
    say: (count: number, what: string) =>
      `${counted(count, 'document')} left that ${count === 1 ? 'is no rule' : 'are no rules'} (${what})`,
  },
} as const

/**
 * One note for each language that is not run, one for all rules about other data and one for all that
 * are no rules: counted, the first few named. `path` is the file or folder that holds them.
 */
export function notesOnRulesNotRun(
  notRun: readonly RuleNotRun[],
  path: string,
): readonly Diagnostic[] {
  const groups = new Map<string, RuleNotRun[]>()
  for (const one of notRun) {
    const key = one.why === 'language' ? `${one.why} ${one.what}` : one.why
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((group) => noteOf(group, path))
}

function noteOf(group: readonly RuleNotRun[], path: string): readonly Diagnostic[] {
  const [first] = group
  if (first === undefined) return []
  const { code, hint, say } = notes[first.why]
  const what = listed(group.map((one) => one.what))
  const names = listed(group.map(({ title }) => title))
  const message = `${say(group.length, what)}: ${names}`
  return [{ code, severity: 'note', message, file: path, hint }]
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** The different texts, the most frequent first, no more than a note holds. */
function listed(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  const ranked = [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text)
  const more = ranked.length - namedRules
  return `${ranked.slice(0, namedRules).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
