import type { Diagnostic } from '../../base/diagnostic.ts'
import { didYouMean } from '../../base/did-you-mean.ts'
import type { SigmaCorrelation } from './correlation.ts'
import type { CorrelationMember, LinkedCorrelation } from './linked.ts'
import { reportInto, type Report } from '../../base/report.ts'
import type { Located, SigmaFilter, SigmaRule } from './rule.ts'

type Target = SigmaRule | SigmaCorrelation

/** Correlations of correlations deeper than this are refused (sigma.md 8). */
const deepestNesting = 10

/** What was found of correlations. */
export interface CorrelationLinks {
  readonly correlations: readonly LinkedCorrelation[]
  /** Rules that correlations use and none with `generate`. */
  readonly suppressed: ReadonlySet<SigmaRule>
  readonly isOnlyMember: (correlation: SigmaCorrelation) => boolean
}

interface Linking {
  readonly byKey: ReadonlyMap<string, Target>
  readonly byTitle: ReadonlyMap<string, Target>
  readonly filtersOf: (rule: SigmaRule) => readonly SigmaFilter[]
  readonly sink: (diagnostic: Diagnostic) => unknown
  /** Done before; `undefined` for one with an error. */
  readonly linked: Map<SigmaCorrelation, LinkedCorrelation | undefined>
}

/** Looks up the rules of every correlation (sigma.md 8); one with an error is left out. */
export function linkCorrelations(
  parsed: {
    readonly rules: readonly SigmaRule[]
    readonly correlations: readonly SigmaCorrelation[]
  },
  filtersOf: (rule: SigmaRule) => readonly SigmaFilter[],
  sink: (diagnostic: Diagnostic) => unknown,
): CorrelationLinks {
  const targets: readonly Target[] = [...parsed.rules, ...parsed.correlations]
  const keyed = targets.flatMap((target) =>
    [target.id, target.name].flatMap((key) =>
      key === undefined ? [] : [[key.value.toLowerCase(), target] as const],
    ),
  )
  const linking: Linking = {
    // The first document wins: a Map keeps the last one set.
    byKey: new Map(keyed.toReversed()),
    byTitle: new Map(targets.toReversed().map((target) => [target.title.value, target])),
    filtersOf,
    sink,
    linked: new Map(),
  }
  const correlations = parsed.correlations
    .map((correlation) => linkOne(correlation, [], linking))
    .filter((linked) => linked !== undefined)
  const used = new Set<Target>()
  const generated = new Set<Target>()
  for (const { correlation, members } of correlations) {
    for (const { of } of members) {
      const target = 'rule' in of ? of.rule : of.correlation
      used.add(target)
      if (correlation.generate) generated.add(target)
    }
  }
  const isOnlyMember = (target: Target): boolean => used.has(target) && !generated.has(target)
  return { correlations, suppressed: new Set(parsed.rules.filter(isOnlyMember)), isOnlyMember }
}

function linkOne(
  correlation: SigmaCorrelation,
  above: readonly SigmaCorrelation[],
  linking: Linking,
): LinkedCorrelation | undefined {
  if (linking.linked.has(correlation)) return linking.linked.get(correlation)
  const report = reportInto(correlation.source, linking.sink)
  const path = [...above, correlation]
  const members = correlation.rules.map((reference) => {
    const target = lookUp(reference, linking, report)
    return target === undefined
      ? undefined
      : linkMember(target, reference, { path, linking, report })
  })
  const kept = members.filter((member) => member !== undefined)
  const areAliasesRight = checkAliases(correlation, kept, report)
  const isWhole = kept.length === members.length && areAliasesRight
  const linked = isWhole ? { correlation, members: kept, isOnlyMember: false } : undefined
  linking.linked.set(correlation, linked)
  return linked
}

function linkMember(
  target: Target,
  reference: Located<string>,
  {
    path,
    linking,
    report,
  }: {
    readonly path: readonly SigmaCorrelation[]
    readonly linking: Linking
    readonly report: Report
  },
): CorrelationMember | undefined {
  const correlation = path.at(-1)
  if (correlation === undefined) return undefined
  const nameIn = (name: string): string => fieldOf(name, { correlation, reference, target })
  const { condition, groupBy } = correlation
  const fields = {
    reference: reference.value,
    groupFields: groupBy.map(({ value }) => nameIn(value)),
    countedFields:
      condition.kind === 'threshold' ? condition.fields.map(({ value }) => nameIn(value)) : [],
  }
  if ('detection' in target) {
    const of = { rule: target, filters: linking.filtersOf(target), isOnlyMember: false }
    return { ...fields, of }
  }
  if (path.includes(target) || path.length >= deepestNesting) {
    const message = path.includes(target)
      ? `the correlation is about itself: ${[...path, target].map(({ title }) => title.value).join(' > ')}`
      : `correlations are nested more than ${deepestNesting} deep`
    report('error', { code: 'sigma-correlation-cycle', at: reference.span.start, message })
    return undefined
  }
  const of = linkOne(target, path, linking)
  if (of !== undefined) return { ...fields, of }
  const message = `the correlation "${reference.value}" cannot be used: it has an error`
  report('error', { code: 'sigma-correlation-unknown-rule', at: reference.span.start, message })
  return undefined
}

function lookUp(
  { value, span }: Located<string>,
  { byKey, byTitle }: Linking,
  report: Report,
): Target | undefined {
  const found = byKey.get(value.toLowerCase())
  if (found !== undefined) return found
  const titled = byTitle.get(value)
  if (titled !== undefined) {
    const message = `the rule "${value}" is named by its title; other engines refuse it`
    const hint = 'name it by its id, or give it a "name"'
    report('warning', { code: 'sigma-correlation-title', at: span.start, message, hint })
    return titled
  }
  const message = `no rule that was loaded has the id or name "${value}"`
  const hint = didYouMean(value, byKey.keys())
  report('error', { code: 'sigma-correlation-unknown-rule', at: span.start, message, hint })
  return undefined
}

/** What the member calls a field of the correlation: by the alias, else by the name itself. */
function fieldOf(
  name: string,
  {
    correlation,
    reference,
    target,
  }: {
    readonly correlation: SigmaCorrelation
    readonly reference: Located<string>
    readonly target: Target
  },
): string {
  const alias = correlation.aliases.find((one) => one.name.value === name)
  const own = alias?.fields.find(({ rule }) => isNameOf(rule.value, target, reference.value))
  return own?.field.value ?? name
}

function isNameOf(name: string, { id, name: own, title }: Target, reference: string): boolean {
  const names = [reference, id?.value, own?.value, title.value]
  return names.some((one) => one?.toLowerCase() === name.toLowerCase())
}

/** An alias may speak of the correlation's own rules only. */
function checkAliases(
  { aliases, rules }: SigmaCorrelation,
  members: readonly CorrelationMember[],
  report: Report,
): boolean {
  if (members.length < rules.length) return true
  const strange = aliases
    .flatMap(({ fields }) => fields)
    .filter(({ rule }) =>
      members.every(({ of, reference }) => {
        const target = 'rule' in of ? of.rule : of.correlation
        return !isNameOf(rule.value, target, reference)
      }),
    )
  for (const { rule } of strange) {
    const message = `the alias is for "${rule.value}", which is not among the rules`
    const hint = didYouMean(
      rule.value,
      rules.map(({ value }) => value),
    )
    report('error', { code: 'sigma-correlation-alias', at: rule.span.start, message, hint })
  }
  return strange.length === 0
}
