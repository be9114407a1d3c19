/** Tells in words what changed for a technique between two syncs (reference/playbooks.md 6.2.19). */
import { canonicalJson } from '../attack/canonical-json.ts'
import type { JsonValue } from '../base/json.ts'
import { type FrozenFacts, frozenLabel } from './frozen-facts.ts'
import { parameterFor } from './tuning-parameters.ts'
import type { AnalyticFact, NamedObject, TacticFact, TechniqueFacts } from './technique-facts.ts'

/** What a change is about, in the order of reports. */
export const changeGroups = [
  'status',
  'text',
  'tactic',
  'platform',
  'permission',
  'data source',
  'detection',
  'mitigation',
  'usage',
  'reference',
] as const

/** One thing that changed. */
export interface FactChange {
  readonly group: (typeof changeGroups)[number]
  /** A sentence without a full stop; names of MITRE in it are raw text. */
  readonly words: string
}

/** A technique at one sync. */
export interface FactState {
  readonly facts: TechniqueFacts
  readonly frozen: FrozenFacts
}

/** The changes from one sync to the next; empty when MITRE says the same. */
export function factChanges(old: FactState, fresh: FactState): readonly FactChange[] {
  return [
    ...statusChanges(old.facts, fresh.facts),
    ...textChanges(old, fresh),
    ...tacticChanges(old.facts, fresh.facts),
    ...setChanges('platform', old.facts.platforms, fresh.facts.platforms),
    ...listChanges('permission', old, fresh),
    ...listChanges('data source', old, fresh),
    ...detectionChanges(old.facts, fresh.facts),
    ...objectChanges('mitigation', old.facts.mitigations, fresh.facts.mitigations),
    ...objectChanges('usage', old.facts.usage, fresh.facts.usage),
    ...referenceChanges(old.facts, fresh.facts),
  ]
}

/** What is kept at a first sync although MITRE no longer says it. */
export function frozenChanges(frozen: FrozenFacts): readonly FactChange[] {
  const { detection, permissions, dataSources } = frozen
  const kept = (what: string, from: FrozenFacts['permissions']): string =>
    `MITRE gives no ${what}; ${keptWords(from)}`
  return [
    ...(detection === undefined
      ? []
      : [
          {
            group: 'text' as const,
            words: `MITRE gives no detection text; ${keptWords(detection)}`,
          },
        ]),
    ...(permissions === undefined
      ? []
      : [{ group: 'permission' as const, words: kept('permissions', permissions) }]),
    ...(dataSources === undefined
      ? []
      : [{ group: 'data source' as const, words: kept('data sources', dataSources) }]),
  ]
}

function statusChanges(old: TechniqueFacts, fresh: TechniqueFacts): readonly FactChange[] {
  const changes: FactChange[] = []
  const add = (words: string): number => changes.push({ group: 'status', words })
  if (old.id !== fresh.id) add(`its id is ${fresh.id}, no longer ${old.id}`)
  if (old.name !== fresh.name) add(`it is called "${fresh.name}", no longer "${old.name}"`)
  if (old.status !== fresh.status) {
    const next = fresh.successor === undefined ? '' : `; it goes on as ${nameOf(fresh.successor)}`
    add(fresh.status === 'current' ? 'it is in force again' : `MITRE has ${fresh.status} it${next}`)
  }
  if (old.parent?.id !== fresh.parent?.id && fresh.parent !== undefined) {
    add(`it belongs to ${nameOf(fresh.parent)}`)
  }
  return changes
}

function nameOf({ id, name }: NamedObject): string {
  return id === name ? id : `${id} ${name}`.trim()
}

function textChanges(old: FactState, fresh: FactState): readonly FactChange[] {
  const changes: FactChange[] = []
  const add = (words: string): number => changes.push({ group: 'text', words })
  if (old.facts.description !== fresh.facts.description) add('the description changed')
  const [before, after] = [old.facts.detection, fresh.facts.detection]
  if (before === after) return changes
  if (before === undefined) add('MITRE gives a detection text')
  else if (after !== undefined) add('the detection text changed')
  else add(`MITRE has withdrawn the detection text; ${keptWords(fresh.frozen.detection)}`)
  return changes
}

function keptWords(frozen: FrozenFacts['detection'] | FrozenFacts['permissions']): string {
  return frozen === undefined ? 'it is dropped' : `it is kept ${frozenLabel(frozen)}`
}

function tacticChanges(old: TechniqueFacts, fresh: TechniqueFacts): readonly FactChange[] {
  const before = new Map(old.tactics.map((tactic) => [tacticKey(tactic), tactic]))
  const after = new Map(fresh.tactics.map((tactic) => [tacticKey(tactic), tactic]))
  return [
    ...[...before].flatMap(([id, tactic]) =>
      after.has(id) ? [] : [`no longer ${tacticWords(tactic)}`],
    ),
    ...[...after].flatMap(([id, tactic]) => {
      const known = before.get(id)
      if (known === undefined) return [`now ${tacticWords(tactic)}`]
      return known.name === tactic.name ? [] : [`${known.name} is called ${tacticWords(tactic)}`]
    }),
  ].map((words) => ({ group: 'tactic', words }))
}

/** A tactic keeps its id when it is renamed: TA0005 is Stealth since v19. */
function tacticKey({ id, shortName }: TacticFact): string {
  return id ?? shortName
}

function tacticWords({ id, name, shortName }: TacticFact): string {
  return `${name} (${id ?? shortName})`
}

function setChanges(
  group: FactChange['group'],
  old: readonly string[],
  fresh: readonly string[],
): readonly FactChange[] {
  return [
    ...old.filter((one) => !fresh.includes(one)).map((one) => `no longer ${one}`),
    ...fresh.filter((one) => !old.includes(one)).map((one) => `now ${one}`),
  ].map((words) => ({ group, words }))
}

/** Lists that MITRE dropped: what is gone whole is kept, and told once. */
function listChanges(
  group: 'permission' | 'data source',
  old: FactState,
  fresh: FactState,
): readonly FactChange[] {
  const field = group === 'permission' ? 'permissions' : 'dataSources'
  const [before, after] = [old.facts[field], fresh.facts[field]]
  if (before.length === 0 || after.length > 0) return setChanges(group, before, after)
  const kept = keptWords(fresh.frozen[field])
  return [{ group, words: `MITRE no longer names ${before.join(', ')}; ${kept}` }]
}

function detectionChanges(old: TechniqueFacts, fresh: TechniqueFacts): readonly FactChange[] {
  return [
    ...objectChanges('detection', bareStrategies(old), bareStrategies(fresh)),
    ...objectChanges('detection', analyticsOf(old), analyticsOf(fresh)),
    ...setChanges('detection', mutableElementsOf(old), mutableElementsOf(fresh)),
  ]
}

/** Without their analytics, which are told one by one. */
function bareStrategies({ strategies }: TechniqueFacts): readonly NamedObject[] {
  return strategies.map(({ id, name, url }) => ({
    id,
    name,
    ...(url === undefined ? {} : { url }),
  }))
}

function analyticsOf({ strategies }: TechniqueFacts): readonly AnalyticFact[] {
  return strategies.flatMap(({ analytics }) => analytics)
}

function mutableElementsOf(facts: TechniqueFacts): readonly string[] {
  return analyticsOf(facts).flatMap(({ id, mutableElements }) =>
    mutableElements.map(({ field }) => {
      const ours = parameterFor(field).replaceAll('`', '')
      return `mutable element ${field} of ${id} (in Spoor: ${ours})`
    }),
  )
}

/** Objects that came, went or say something else, by their ids. */
function objectChanges(
  group: FactChange['group'],
  old: readonly NamedObject[],
  fresh: readonly NamedObject[],
): readonly FactChange[] {
  const known = new Set(old.map(({ id }) => id))
  const kept = new Set(fresh.map(({ id }) => id))
  return [
    ...onePerId(old).flatMap((one) => (kept.has(one.id) ? [] : [`no longer ${nameOf(one)}`])),
    ...onePerId(fresh).flatMap((one) => {
      if (!known.has(one.id)) return [`now ${nameOf(one)}`]
      return saidOf(old, one.id) === saidOf(fresh, one.id) ? [] : [`${nameOf(one)} changed`]
    }),
  ].map((words) => ({ group, words }))
}

function onePerId(objects: readonly NamedObject[]): readonly NamedObject[] {
  return [...new Map(objects.map((one) => [one.id, one])).values()]
}

/** All that is said under an id: one actor may stand in several relationships. */
function saidOf(objects: readonly NamedObject[], id: string): string {
  // Facts are plain data, as attack-lock.ts writes them.
  return canonicalJson(objects.filter((one) => one.id === id) as unknown as JsonValue)
}

function referenceChanges(old: TechniqueFacts, fresh: TechniqueFacts): readonly FactChange[] {
  const [before, after] = [old, fresh].map(({ references }) =>
    // A reference has no id but its name.
    references.map((reference) => ({ ...reference, id: reference.name, name: '' })),
  )
  return objectChanges('reference', before ?? [], after ?? [])
}
