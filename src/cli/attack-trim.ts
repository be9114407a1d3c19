import { exitCode } from './exit-code.ts'
import { type BundleFlags, findTechniques, loadAttack } from './load-attack.ts'
import { placeFile } from '../store/replace-file.ts'
import { remark, writeData } from './terminal.ts'
import { escapeForTerminal } from '../reports/terminal-text.ts'

/** The options of `spoor attack trim`. */
export interface TrimFlags extends BundleFlags {
  readonly output?: string
}

/** Writes a bundle of some techniques and what belongs to them. */
export async function runTrim(ids: readonly string[], flags: TrimFlags): Promise<void> {
  const loaded = await loadAttack(flags)
  if (loaded === undefined) return
  const techniques = await findTechniques(loaded, ids)
  if (techniques === undefined) return
  const { trimBundle } = await import('../attack/trim-bundle.ts')
  const { counted } = await import('../reports/check-findings.ts')
  const { nameRelease } = await import('../reports/attack-names.ts')
  const trimmed = trimBundle(
    loaded.bundle,
    techniques.map(({ stixId }) => stixId),
  )
  if (flags.output === undefined) await writeData(trimmed.text)
  else if (!(await isPlaced(flags.output, trimmed.text))) return
  remark(
    `${counted(trimmed.objects, 'object')} of ${loaded.bundle.objects.length} kept: ` +
      `${counted(techniques.length, 'technique')} of ${nameRelease(loaded.release.identity)}`,
  )
  remarkCopyright(loaded.release.copyright)
}

/** Puts content into a file all at once; `false`, after a remark, when that fails. */
export async function isPlaced(file: string, content: string | Uint8Array): Promise<boolean> {
  try {
    await placeFile(file, content)
    return true
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    remark(`error: the bundle cannot be written: ${escapeForTerminal(reason)}`)
    process.exitCode = exitCode.badArguments
    return false
  }
}

/** The licence of ATT&CK asks that this stands beside every copy. */
export function remarkCopyright(statements: readonly string[]): void {
  for (const statement of statements) remark(`keep with it: ${escapeForTerminal(statement)}`)
}
