/** What ATT&CK says, as JSON documents for other programs. */
import type { Diagnostic } from '../base/diagnostic.ts'
import type {
  AttackObject,
  LeftOut,
  Reference,
  Relationship,
  ReleaseIdentity,
} from '../attack/attack-release.ts'
import type { ReleaseDiff } from '../attack/diff-releases.ts'
import { statusOf } from '../attack/diff-technique.ts'
import type { TechniqueProfile } from '../attack/technique-profile.ts'

/** Techniques in full: `spoor attack show --format json`. */
export function renderTechniquesJson(
  release: ReleaseIdentity,
  profiles: readonly TechniqueProfile[],
  diagnostics: readonly Diagnostic[],
): string {
  const techniques = profiles.map(documentOf)
  return written('spoor/attack-techniques@1', { release, techniques, diagnostics })
}

/** Techniques in short: `spoor attack list --format json`. */
export function renderTechniqueListJson(
  release: ReleaseIdentity,
  profiles: readonly TechniqueProfile[],
  remarks: { readonly leftOut: readonly LeftOut[]; readonly diagnostics: readonly Diagnostic[] },
): string {
  const techniques = profiles.map((profile) => ({
    ...headOf(profile),
    tactics: profile.tactics.map(named),
    platforms: profile.technique.platforms,
  }))
  return written('spoor/attack-list@1', { release, techniques, ...remarks })
}

/** What changed between two releases: `spoor attack diff --format json`. */
export function renderDiffJson(diff: ReleaseDiff, diagnostics: readonly Diagnostic[]): string {
  return written('spoor/attack-diff@1', { ...diff, diagnostics })
}

function written(schema: string, content: object): string {
  return `${JSON.stringify({ schema, ...content }, undefined, 2)}\n`
}

function headOf(profile: TechniqueProfile): object {
  const { technique, title, successor } = profile
  return {
    id: technique.attackId,
    stixId: technique.stixId,
    name: technique.name,
    title,
    status: statusOf(profile),
    isRevoked: technique.isRevoked,
    isDeprecated: technique.isDeprecated,
    ...(successor === undefined ? {} : { successor: named(successor) }),
  }
}

function documentOf(profile: TechniqueProfile): object {
  const { technique, parent, tactics, unknownTactics } = profile
  const { version, modified, url, description, detection } = technique
  return {
    ...headOf(profile),
    version,
    modified,
    url,
    ...(parent === undefined ? {} : { parent: named(parent) }),
    subtechniques: profile.subtechniques.map(named),
    predecessors: profile.predecessors.map(named),
    tactics: tactics.map((tactic) => ({ ...named(tactic), shortName: tactic.shortName })),
    unknownTactics,
    platforms: technique.platforms,
    permissions: technique.permissions,
    dataSources: technique.dataSources,
    contributors: technique.contributors,
    description,
    detection,
    detectionAdvice: profile.components.map(({ component, source, relationship }) => ({
      dataComponent: named(component),
      ...(source === undefined ? {} : { dataSource: named(source) }),
      ...toldBy(relationship),
    })),
    detectionStrategies: strategiesOf(profile),
    mitigations: profile.mitigations.map(({ mitigation, relationship }) => ({
      ...named(mitigation),
      ...toldBy(relationship),
    })),
    procedureExamples: profile.examples.map(({ actor, relationship }) => ({
      ...named(actor),
      kind: actor.kind,
      aliases: actor.aliases,
      ...toldBy(relationship),
    })),
    references: technique.references,
  }
}

function strategiesOf({ strategies }: TechniqueProfile): readonly object[] {
  return strategies.map(({ strategy, analytics }) => ({
    ...named(strategy),
    analytics: analytics.map(({ analytic, logSources, mutableElements }) => ({
      ...named(analytic),
      platforms: analytic.platforms,
      description: analytic.description,
      logSources: logSources.map(({ component, ...logSource }) => ({
        ...logSource,
        ...(component === undefined ? {} : { dataComponent: named(component) }),
      })),
      mutableElements,
      references: analytic.references,
    })),
  }))
}

function named({ attackId, name }: AttackObject): object {
  return { ...(attackId === undefined ? {} : { id: attackId }), name }
}

function toldBy({ description, references }: Relationship): {
  readonly text?: string
  readonly references: readonly Reference[]
} {
  return { ...(description === undefined ? {} : { text: description }), references }
}
