import { textOf } from '../base/json.ts'
import type { DetectionStrategy, ReleaseIdentity, Tactic } from './attack-release.ts'
import type { Faults } from './faults.ts'
import { readFields } from './field-reader.ts'
import { given } from './read-attack-object.ts'
import type { StixBundle } from './stix-bundle.ts'

/** Is the text the number of a release of ATT&CK, `18.1`? */
export function isReleaseVersion(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){0,2}$/.test(text)
}

/** Orders the numbers of releases: negative when `a` came before `b`, `9.0` before `11.2`. */
export function compareReleaseVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number))
  for (const place of [0, 1, 2]) {
    const order = (left?.[place] ?? 0) - (right?.[place] ?? 0)
    if (order !== 0) return order
  }
  return 0
}

/** What tells of the release beside the bundle's own words. */
interface Signs {
  /** What the user says the release is. */
  readonly version: string | undefined
  readonly tactics: readonly Tactic[]
  readonly strategies: readonly DetectionStrategy[]
}

/**
 * Says which release a bundle holds (reference/playbooks.md 2.5): its collection decides, then the
 * user. Nothing is guessed; what is in the bundle only says how old the release can be at most.
 */
export function identifyRelease(bundle: StixBundle, signs: Signs, faults: Faults): ReleaseIdentity {
  const ofCollection = versionOfCollection(bundle, faults)
  const { version: ofUser } = signs
  if (ofUser !== undefined && ofCollection !== undefined && ofUser !== ofCollection) {
    faults.tell({
      code: 'attack-version-conflict',
      severity: 'warning',
      message: `the bundle says that it is v${ofCollection}, not v${ofUser} as was given`,
      hint: 'what the bundle says holds; leave the version out',
    })
  }
  const version = ofCollection ?? ofUser
  const atLeast = oldestPossible(signs)
  if (
    version !== undefined &&
    atLeast !== undefined &&
    compareReleaseVersions(version, atLeast) < 0
  ) {
    faults.tell({
      code: 'attack-version-conflict',
      severity: 'warning',
      message: `the bundle has objects of v${atLeast} or later, but is said to be v${version}`,
      hint: 'look which release it is',
    })
  }
  const times = bundle.objects
    .filter(({ type }) => type !== 'x-mitre-collection')
    .map(({ fields }) => textOf(fields['modified']) ?? '')
    .filter((time) => /^\d{4}-\d\d-\d\dT[\d:.]{8,20}Z$/.test(time))
  const newest = times.reduce((latest, time) => (time > latest ? time : latest), '')
  return {
    ...given('version', version),
    ...(version === undefined
      ? {}
      : { versionFrom: ofCollection === undefined ? ('user' as const) : ('collection' as const) }),
    ...given('atLeast', atLeast),
    ...given('newestModified', newest === '' ? undefined : newest),
  }
}

function versionOfCollection(bundle: StixBundle, faults: Faults): string | undefined {
  const versions = bundle.objects
    .filter(({ type }) => type === 'x-mitre-collection')
    .flatMap((object) => {
      const version = readFields(object, faults).needed('x_mitre_version')
      if (version === undefined || isReleaseVersion(version)) return version ?? []
      faults.tell({
        code: 'attack-field-invalid',
        severity: 'warning',
        message: `${object.id}: x_mitre_version is no number of a release; it is read as absent`,
        hint: 'mend the bundle, or fetch it again',
      })
      return []
    })
  return versions.toSorted(compareReleaseVersions).at(-1)
}

/** v18 brought detection strategies, v19 the tactic Stealth (reference/playbooks.md 2.5). */
function oldestPossible({ tactics, strategies }: Signs): string | undefined {
  if (tactics.some(({ shortName }) => shortName === 'stealth')) return '19'
  return strategies.length > 0 ? '18' : undefined
}
