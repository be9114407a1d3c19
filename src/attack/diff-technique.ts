import type { AttackObject, Reference, Relationship, Technique } from './attack-release.ts'
import { diffItems, diffText, type Item } from './diff-parts.ts'
import type { PartChange, TechniqueChange } from './technique-change.ts'
import type { ProfiledAnalytic, TechniqueProfile } from './technique-profile.ts'

/**
 * Says what changed of a technique from one release to another; `undefined` when nothing did that a
 * reader would see. Times of change, order of lists and white space are no change (reference/playbooks.md,
 * fact 4).
 */
export function diffTechnique(
  before: TechniqueProfile,
  after: TechniqueProfile,
): TechniqueChange | undefined {
  const [old, current] = [before.technique, after.technique]
  const changes = [
    ...diffText('id', old.attackId, current.attackId),
    ...diffText('status', statusOf(before), statusOf(after)),
    ...diffText('name', old.name, current.name),
    ...diffText('parent', parentOf(before), parentOf(after)),
    ...diffText('version', old.version, current.version),
    ...diffText('description', old.description, current.description),
    // A revoked technique keeps the tactics that it had (reference/playbooks.md 2.4), whatever became of them.
    ...(current.isRevoked ? [] : diffItems('tactics', tacticsOf(before), tacticsOf(after))),
    ...diffItems('platforms', words(old.platforms), words(current.platforms)),
    ...diffItems('permissions', words(old.permissions), words(current.permissions)),
    ...diffText('detection text', old.detection, current.detection),
    ...diffItems('data sources', words(old.dataSources), words(current.dataSources)),
    ...diffItems('detection advice', adviceOf(before), adviceOf(after)),
    ...diffItems('detection strategies', strategiesOf(before), strategiesOf(after)),
    ...diffAnalytics(before, after),
    ...diffItems('mitigations', mitigationsOf(before), mitigationsOf(after)),
    ...diffItems('procedure examples', examplesOf(before), examplesOf(after)),
    ...diffItems('sub-techniques', objects(before.subtechniques), objects(after.subtechniques)),
    ...diffItems('references', references(old.references), references(current.references)),
  ]
  if (changes.length === 0) return undefined
  return { attackId: current.attackId, title: after.title, kind: 'changed', changes }
}

/** What a technique's standing is, in words. */
export function statusOf({ technique, successor }: TechniqueProfile): string {
  if (!technique.isRevoked) return technique.isDeprecated ? 'deprecated' : 'in force'
  return successor === undefined ? 'revoked' : `revoked, replaced by ${idAndName(successor)}`
}

function diffAnalytics(before: TechniqueProfile, after: TechniqueProfile): readonly PartChange[] {
  const [old, current] = [before, after].map(({ strategies }) =>
    strategies.flatMap(({ analytics }) => analytics),
  )
  const diff = (
    part: 'analytics' | 'log sources' | 'mutable elements',
    itemsOf: (one: ProfiledAnalytic) => readonly Item[],
  ): readonly PartChange[] =>
    diffItems(part, (old ?? []).flatMap(itemsOf), (current ?? []).flatMap(itemsOf))
  return [
    ...diff('analytics', ({ analytic }) => {
      const label = `${idAndName(analytic)} (${[...analytic.platforms].sort().join(', ')})`
      return [{ key: analytic.stixId, label, text: analytic.description }]
    }),
    ...diff('log sources', ({ analytic, logSources }) =>
      logSources.map(({ name, channel }) => {
        const label = `${idOf(analytic)} ${name}${channel === undefined ? '' : `: ${channel}`}`
        return { key: label, label }
      }),
    ),
    ...diff('mutable elements', ({ analytic, mutableElements }) =>
      mutableElements.map(({ field, description }) => {
        const label = `${idOf(analytic)} ${field}`
        return { key: label, label, text: description }
      }),
    ),
  ]
}

function parentOf({ parent }: TechniqueProfile): string | undefined {
  return parent === undefined ? undefined : idAndName(parent)
}

function tacticsOf({ tactics, unknownTactics }: TechniqueProfile): readonly Item[] {
  return [...objects(tactics), ...words(unknownTactics)]
}

function strategiesOf({ strategies }: TechniqueProfile): readonly Item[] {
  return objects(strategies.map(({ strategy }) => strategy))
}

function adviceOf({ components }: TechniqueProfile): readonly Item[] {
  return components.map(({ component, source, relationship }) => {
    const label = source === undefined ? component.name : `${source.name}: ${component.name}`
    return told(component, label, relationship)
  })
}

function mitigationsOf({ mitigations }: TechniqueProfile): readonly Item[] {
  return mitigations.map(({ mitigation, relationship }) =>
    told(mitigation, idAndName(mitigation), relationship),
  )
}

function examplesOf({ examples }: TechniqueProfile): readonly Item[] {
  return examples.map(({ actor, relationship }) => told(actor, idAndName(actor), relationship))
}

function told({ stixId }: AttackObject, label: string, { description }: Relationship): Item {
  return { key: stixId, label, text: description }
}

function objects(list: readonly AttackObject[]): readonly Item[] {
  return list.map((object) => ({ key: object.stixId, label: idAndName(object) }))
}

function words(list: readonly string[]): readonly Item[] {
  return list.map((label) => ({ key: label, label }))
}

function references(list: readonly Reference[]): readonly Item[] {
  return list.map(({ name, description, url }) => {
    const label = name.trim()
    return { key: label, label, text: [description, url].filter(Boolean).join(' ') }
  })
}

function idAndName(object: AttackObject | Technique): string {
  return object.attackId === undefined ? object.name : `${object.attackId} ${object.name}`
}

function idOf({ attackId, name }: AttackObject): string {
  return attackId ?? name
}
