import type { Diagnostic } from '../base/diagnostic.ts'
import type { AttackRelease, Technique } from '../attack/attack-release.ts'
import type { ReleaseIndex } from '../attack/release-index.ts'
import type { StixBundle } from '../attack/stix-bundle.ts'
import { readBundleText } from './attack-bundle.ts'
import { exitCode } from './exit-code.ts'
import { remark, remarkDiagnostics } from './terminal.ts'

/** A bundle that was read. */
export interface LoadedAttack {
  readonly release: AttackRelease
  readonly bundle: StixBundle
  readonly index: ReleaseIndex
  /** Remarked upon already; JSON holds them too. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Where a bundle is and what the user says of it. */
export interface BundleFlags {
  readonly bundle?: string
  readonly attackVersion?: string
}

/** How an answer is written. */
export interface FormatFlags {
  readonly format: 'text' | 'json'
}

/**
 * Reads the bundle that the flags name, remarks on its faults and sets the exit code: 2 when a part of
 * it could not be read, 3 when none is named, 4 when there is nothing to be read. `undefined` for the
 * last two.
 */
export async function loadAttack(flags: BundleFlags): Promise<LoadedAttack | undefined> {
  const { bundle: file, attackVersion: version } = flags
  if (file === undefined || file === '') {
    remark('error: which bundle of ATT&CK? None is shipped with Spoor')
    remark('  hint: name it with --bundle FILE, or in the environment variable SPOOR_ATTACK')
    process.exitCode = exitCode.badArguments
    return undefined
  }
  const read = await readBundleText(file)
  if (read.text === undefined) return refuse([read.diagnostic])
  const { readAttackRelease } = await import('../attack/read-attack-release.ts')
  const { indexRelease } = await import('../attack/release-index.ts')
  const named = file === '-' ? '<stdin>' : file
  const { release, bundle, diagnostics } = readAttackRelease(
    { text: read.text, file: named },
    version === undefined ? {} : { version },
  )
  if (release === undefined || bundle === undefined) return refuse(diagnostics)
  remarkDiagnostics(diagnostics)
  const { hasError } = await import('../base/report.ts')
  process.exitCode = hasError(diagnostics) ? exitCode.badContent : exitCode.ran
  return { release, bundle, index: indexRelease(release), diagnostics }
}

function refuse(diagnostics: readonly Diagnostic[]): undefined {
  remarkDiagnostics(diagnostics)
  process.exitCode = exitCode.unreadableInput
}

/** The techniques of the ids; `undefined`, after a remark for each that is not there, if one is not. */
export async function findTechniques(
  { index, release }: LoadedAttack,
  ids: readonly string[],
): Promise<readonly Technique[] | undefined> {
  const { didYouMean } = await import('../base/did-you-mean.ts')
  const { nameRelease } = await import('../reports/attack-names.ts')
  const found = ids.map((id) => index.technique(id.toUpperCase()))
  for (const [place, id] of ids.entries()) {
    if (found[place] !== undefined) continue
    remark(`error: ${nameRelease(release.identity)} in this bundle has no technique ${shown(id)}`)
    const hint = didYouMean(
      id,
      release.techniques.map(({ attackId }) => attackId),
    )
    remark(`  hint: ${hint ?? 'spoor attack list names those that it has'}`)
  }
  const known = found.filter((one) => one !== undefined)
  if (known.length === ids.length) return known
  process.exitCode = exitCode.badArguments
  return undefined
}

function shown(id: string): string {
  return JSON.stringify(id)
}
