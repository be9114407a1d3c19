import { compareText } from '../base/compare.ts'
import type { ReleaseIdentity, Technique } from './attack-release.ts'
import { diffItems, type Item } from './diff-parts.ts'
import { diffTechnique } from './diff-technique.ts'
import { profileTechnique } from './profile-technique.ts'
import type { ReleaseIndex } from './release-index.ts'
import type { PartChange, TechniqueChange } from './technique-change.ts'

/** What changed from one release to another. */
export interface ReleaseDiff {
  readonly before: ReleaseIdentity
  readonly after: ReleaseIdentity
  /** Tactics that came, went or were renamed. */
  readonly tactics: readonly PartChange[]
  /** By id. */
  readonly techniques: readonly TechniqueChange[]
  /** How many techniques are the same in both. */
  readonly unchanged: number
}

/**
 * Compares two releases technique by technique, all or those whose ids `isWanted` takes. The same
 * technique is that of the same STIX id, as this outlives a change of the ATT&CK id.
 */
export function diffReleases(
  before: ReleaseIndex,
  after: ReleaseIndex,
  isWanted: (attackId: string) => boolean = () => true,
): ReleaseDiff {
  const old = before.release.techniques.filter(({ attackId }) => isWanted(attackId))
  const current = after.release.techniques.filter(({ attackId }) => isWanted(attackId))
  const pairs = pairUp(old, current, before, after)
  const changes = pairs.flatMap(([one, other]) => changeOf(one, other, before, after) ?? [])
  return {
    before: before.release.identity,
    after: after.release.identity,
    tactics: diffItems('tactics', tacticItems(before), tacticItems(after)),
    techniques: changes.toSorted((a, b) => compareText(a.attackId, b.attackId)),
    unchanged: pairs.length - changes.length,
  }
}

function tacticItems({ release }: ReleaseIndex): readonly Item[] {
  return release.tactics.map(({ stixId, attackId, name }) => ({
    key: stixId,
    label: `${attackId ?? ''} ${name}`.trim(),
  }))
}

type Pair = readonly [before: Technique | undefined, after: Technique | undefined]

/** Pairs by STIX id; one whose partner has an id that is not wanted is still paired with it. */
function pairUp(
  old: readonly Technique[],
  current: readonly Technique[],
  before: ReleaseIndex,
  after: ReleaseIndex,
): readonly Pair[] {
  const paired = new Set(current.map(({ stixId }) => stixId))
  return [
    ...current.map((one): Pair => [before.techniqueOf(one.stixId), one]),
    ...old
      .filter(({ stixId }) => !paired.has(stixId))
      .map((one): Pair => [one, after.techniqueOf(one.stixId)]),
  ]
}

function changeOf(
  old: Technique | undefined,
  current: Technique | undefined,
  before: ReleaseIndex,
  after: ReleaseIndex,
): TechniqueChange | undefined {
  if (old !== undefined && current !== undefined) {
    return diffTechnique(profileTechnique(before, old), profileTechnique(after, current))
  }
  if (current !== undefined) {
    const { title } = profileTechnique(after, current)
    return { attackId: current.attackId, title, kind: 'added', changes: [] }
  }
  if (old === undefined) return undefined
  const { title } = profileTechnique(before, old)
  return { attackId: old.attackId, title, kind: 'gone', changes: [] }
}
