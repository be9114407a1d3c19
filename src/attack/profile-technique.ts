import { compareText } from '../base/compare.ts'
import type { Analytic, AttackObject, Technique } from './attack-release.ts'
import type { ReleaseIndex } from './release-index.ts'
import { followRevocation } from './revocation.ts'
import type { ProfiledAnalytic, ProfiledStrategy, TechniqueProfile } from './technique-profile.ts'

/** Gathers what a release says about a technique; lists are in the order of ATT&CK ids, then names. */
export function profileTechnique(index: ReleaseIndex, technique: Technique): TechniqueProfile {
  const { stixId } = technique
  const parent = parentOf(index, technique)
  const { end } = followRevocation(stixId, (id) => index.from('revoked-by', id))
  const successor = end === undefined ? undefined : index.techniqueOf(end)
  const known = index.release.tactics.filter(({ shortName }) =>
    technique.tactics.includes(shortName),
  )
  return {
    technique,
    title: parent === undefined ? technique.name : `${parent.name}: ${technique.name}`,
    ...(parent === undefined ? {} : { parent }),
    subtechniques: index
      .to('subtechnique-of', stixId)
      .flatMap(({ source }) => index.techniqueOf(source) ?? [])
      .sort(byId),
    tactics: known,
    unknownTactics: technique.tactics.filter((shortName) =>
      known.every((tactic) => tactic.shortName !== shortName),
    ),
    ...(successor === undefined ? {} : { successor }),
    predecessors: index
      .to('revoked-by', stixId)
      .flatMap(({ source }) => index.techniqueOf(source) ?? [])
      .sort(byId),
    mitigations: index
      .to('mitigates', stixId)
      .flatMap((relationship) => {
        const mitigation = index.mitigationOf(relationship.source)
        return mitigation === undefined ? [] : [{ mitigation, relationship }]
      })
      .sort((a, b) => byId(a.mitigation, b.mitigation)),
    examples: index
      .to('uses', stixId)
      .flatMap((relationship) => {
        const actor = index.actorOf(relationship.source)
        return actor === undefined ? [] : [{ actor, relationship }]
      })
      .sort((a, b) => byId(a.actor, b.actor)),
    components: componentsOf(index, stixId),
    strategies: strategiesOf(index, stixId),
  }
}

/** The technique that a sub-technique belongs to: by its relationship, else by its id. */
function parentOf(index: ReleaseIndex, technique: Technique): Technique | undefined {
  if (!technique.isSubtechnique) return undefined
  const [relationship] = index.from('subtechnique-of', technique.stixId)
  const found = relationship === undefined ? undefined : index.techniqueOf(relationship.target)
  return found ?? index.technique(technique.attackId.split('.')[0] ?? '')
}

function componentsOf(index: ReleaseIndex, stixId: string): TechniqueProfile['components'] {
  return index
    .to('detects', stixId)
    .flatMap((relationship) => {
      const component = index.dataComponentOf(relationship.source)
      if (component === undefined) return []
      const source =
        component.dataSource === undefined ? undefined : index.dataSourceOf(component.dataSource)
      return [{ component, ...(source === undefined ? {} : { source }), relationship }]
    })
    .sort((a, b) => byId(a.component, b.component))
}

function strategiesOf(index: ReleaseIndex, stixId: string): readonly ProfiledStrategy[] {
  return index
    .to('detects', stixId)
    .flatMap(({ source }) => index.strategyOf(source) ?? [])
    .sort(byId)
    .map((strategy) => ({
      strategy,
      analytics: strategy.analytics
        .flatMap((id) => index.analyticOf(id) ?? [])
        .sort(byId)
        .map((analytic) => profileAnalytic(index, analytic)),
    }))
}

function profileAnalytic(index: ReleaseIndex, analytic: Analytic): ProfiledAnalytic {
  return {
    analytic,
    logSources: analytic.logSources.map(({ dataComponent, ...logSource }) => {
      const component =
        dataComponent === undefined ? undefined : index.dataComponentOf(dataComponent)
      return { ...logSource, ...(component === undefined ? {} : { component }) }
    }),
    mutableElements: analytic.mutableElements,
  }
}

function byId(a: AttackObject, b: AttackObject): number {
  return (
    compareText(a.attackId ?? '', b.attackId ?? '') ||
    compareText(a.name, b.name) ||
    compareText(a.stixId, b.stixId)
  )
}
