import { compareText } from '../base/compare.ts'
import { profileTechnique } from './profile-technique.ts'
import type { ReleaseIndex } from './release-index.ts'
import type { TechniqueProfile } from './technique-profile.ts'

/** Which techniques are wanted; what is absent is no condition. */
export interface TechniqueFilter {
  /** A platform of ATT&CK, `IaaS`, in any letter case. */
  readonly platform?: string
  /** A tactic by id, short name or name, in any letter case. */
  readonly tactic?: string
  /** Revoked and deprecated ones too. */
  readonly withRetired?: boolean
}

/** The techniques that a filter takes, by id. */
export function listTechniques(
  index: ReleaseIndex,
  filter: TechniqueFilter = {},
): readonly TechniqueProfile[] {
  return index.release.techniques
    .filter((one) => filter.withRetired === true || !(one.isRevoked || one.isDeprecated))
    .filter(({ platforms }) => filter.platform === undefined || holds(platforms, filter.platform))
    .map((technique) => profileTechnique(index, technique))
    .filter((profile) => filter.tactic === undefined || holds(tacticWords(profile), filter.tactic))
}

/** Every platform that a technique of the release names, in order. */
export function platformsOf(index: ReleaseIndex): readonly string[] {
  const named = index.release.techniques.flatMap(({ platforms }) => platforms)
  return [...new Set(named)].sort(compareText)
}

function tacticWords({ tactics, unknownTactics }: TechniqueProfile): readonly string[] {
  return [
    ...tactics.flatMap(({ attackId, name, shortName }) => [attackId ?? '', name, shortName]),
    ...unknownTactics,
  ]
}

function holds(words: readonly string[], wanted: string): boolean {
  return words.some((word) => word.toLowerCase() === wanted.toLowerCase())
}
