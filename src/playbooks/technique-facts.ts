/**
 * What a release says about a technique, reduced to what a playbook prints: plain JSON, so that it can
 * be kept beside the playbook (attack-lock.ts), compared with the next release and rendered offline.
 */
import type { Reference, Tactic } from '../attack/attack-release.ts'
import type { ProfiledAnalytic, TechniqueProfile } from '../attack/technique-profile.ts'
import { compareText } from '../base/compare.ts'

/** A text of MITRE with what it cites. */
export interface CitedText {
  readonly text: string
  readonly references: readonly Reference[]
}

/** Something of ATT&CK by its id and page. */
export interface NamedObject {
  readonly id: string
  readonly name: string
  readonly url?: string
}

/** A tactic; `id` is absent where the release has no tactic of that short name. */
export interface TacticFact {
  readonly id?: string
  readonly name: string
  readonly shortName: string
}

/** A log in which an analytic looks. */
export interface LogSourceFact {
  readonly name: string
  readonly channel?: string
  readonly component?: string
}

/** What MITRE leaves to be tuned. */
export interface MutableElementFact {
  readonly field: string
  readonly description?: string
}

/** An analytic of a detection strategy. */
export interface AnalyticFact extends NamedObject {
  readonly platforms: readonly string[]
  readonly description?: CitedText
  readonly logSources: readonly LogSourceFact[]
  readonly mutableElements: readonly MutableElementFact[]
}

/** A detection strategy with its analytics. */
export interface StrategyFact extends NamedObject {
  readonly analytics: readonly AnalyticFact[]
}

/** Who or what used the technique, and how. */
export interface UsageFact extends NamedObject {
  readonly kind: 'group' | 'campaign' | 'malware' | 'tool'
  readonly description?: CitedText
}

/** What helps against the technique, and how. */
export interface MitigationFact extends NamedObject {
  readonly description?: CitedText
}

/** All that is printed of a technique. */
export interface TechniqueFacts extends NamedObject {
  /** STIX id: the same through renames. */
  readonly stixId: string
  readonly version?: string
  readonly modified?: string
  readonly parent?: NamedObject
  readonly status: 'current' | 'deprecated' | 'revoked'
  /** Where the chain of revocations ends. */
  readonly successor?: NamedObject
  readonly description?: string
  readonly detection?: string
  readonly tactics: readonly TacticFact[]
  readonly platforms: readonly string[]
  readonly permissions: readonly string[]
  readonly dataSources: readonly string[]
  readonly strategies: readonly StrategyFact[]
  readonly usage: readonly UsageFact[]
  readonly mitigations: readonly MitigationFact[]
  readonly references: readonly Reference[]
}

/**
 * The facts of a technique. `canonical` sorts what is a set, so that an order that MITRE changed between
 * releases is no change; `stored` keeps that of the technique's own lists, as the seed's updater printed
 * them (reference/playbooks.md 0.1, 0.4).
 */
export function techniqueFacts(
  profile: TechniqueProfile,
  order: 'canonical' | 'stored',
): TechniqueFacts {
  const { technique, parent, successor } = profile
  const setOf = (texts: readonly string[]): readonly string[] =>
    order === 'stored' ? texts : texts.toSorted(compareText)
  const { version, modified, description, detection } = technique
  return {
    ...namedObject(technique),
    stixId: technique.stixId,
    ...defined({ version, modified, description, detection }),
    ...(parent === undefined ? {} : { parent: namedObject(parent) }),
    status: technique.isRevoked ? 'revoked' : technique.isDeprecated ? 'deprecated' : 'current',
    ...(successor === undefined ? {} : { successor: namedObject(successor) }),
    tactics: tacticFacts(profile, order),
    platforms: setOf(technique.platforms),
    permissions: setOf(technique.permissions),
    dataSources: setOf(technique.dataSources),
    strategies: profile.strategies.map(({ strategy, analytics }) => ({
      ...namedObject(strategy),
      analytics: analytics.map(analyticFact),
    })),
    usage: profile.examples.map(({ actor, relationship }) => ({
      ...namedObject(actor),
      kind: actor.kind,
      ...cited(relationship.description, relationship.references),
    })),
    mitigations: profile.mitigations.map(({ mitigation, relationship }) => ({
      ...namedObject(mitigation),
      ...cited(relationship.description, relationship.references),
    })),
    references: referencesIn(technique.references, order),
  }
}

function tacticFacts(
  { technique, tactics, unknownTactics }: TechniqueProfile,
  order: 'canonical' | 'stored',
): readonly TacticFact[] {
  const known = tactics.map(tacticFact)
  const unknown = unknownTactics.map((shortName) => ({ shortName, name: shortName }))
  const all = [...known, ...unknown]
  if (order === 'canonical') return all
  const place = ({ shortName }: TacticFact): number => technique.tactics.indexOf(shortName)
  return all.toSorted((a, b) => place(a) - place(b))
}

function tacticFact({ attackId, name, shortName }: Tactic): TacticFact {
  return { ...defined({ id: attackId }), name, shortName }
}

function analyticFact({ analytic, logSources, mutableElements }: ProfiledAnalytic): AnalyticFact {
  return {
    ...namedObject(analytic),
    platforms: analytic.platforms.toSorted(compareText),
    ...cited(analytic.description, analytic.references),
    logSources: logSources
      .map(({ name, channel, component }) => ({
        name,
        ...defined({ channel, component: component?.name }),
      }))
      .toSorted((a, b) => compareText(sortKey(a), sortKey(b))),
    mutableElements: mutableElements
      .map(({ field, description }) => ({ field, ...defined({ description }) }))
      .toSorted((a, b) => compareText(a.field, b.field)),
  }
}

function sortKey({ name, channel = '', component = '' }: LogSourceFact): string {
  return [name, channel, component].join('\0')
}

function cited(
  text: string | undefined,
  references: readonly Reference[],
): { readonly description?: CitedText } {
  if (text === undefined) return {}
  return { description: { text, references: referencesIn(references, 'canonical') } }
}

function referencesIn(
  references: readonly Reference[],
  order: 'canonical' | 'stored',
): readonly Reference[] {
  if (order === 'stored') return references
  return references.toSorted((a, b) => compareText(referenceKey(a), referenceKey(b)))
}

function referenceKey({ name, url = '', description = '' }: Reference): string {
  return [name, url, description].join('\0')
}

function namedObject(object: {
  readonly attackId?: string
  readonly stixId: string
  readonly name: string
  readonly url?: string
}): NamedObject {
  const { attackId, stixId, name, url } = object
  return { id: attackId ?? stixId, name, ...defined({ url }) }
}

/** The members that have a value. */
function defined<Member extends string>(
  members: Readonly<Record<Member, string | undefined>>,
): Readonly<Partial<Record<Member, string>>> {
  // Entries of an object with the keys of Member have keys of Member.
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as Partial<Record<Member, string>>
}
