import { diffReleases } from '../attack/diff-releases.ts'
import { renderDiff } from '../reports/attack-diff.ts'
import { renderDiffJson } from '../reports/attack-document.ts'
import { exitCode } from './exit-code.ts'
import { type FormatFlags, type LoadedAttack, loadAttack } from './load-attack.ts'
import { remark, terminalPaint, terminalWidth, writeData } from './terminal.ts'

/** The options of `spoor attack diff`. */
export interface DiffFlags extends FormatFlags {
  readonly technique?: readonly string[]
}

/** Prints what changed between two releases. */
export async function runDiff(before: string, after: string, flags: DiffFlags): Promise<void> {
  const old = await loadAttack({ bundle: before })
  const code = process.exitCode
  if (old === undefined) return
  const current = await loadAttack({ bundle: after })
  if (current === undefined) return
  if (code !== exitCode.ran) process.exitCode = code
  const wanted = flags.technique?.map((id) => id.toUpperCase())
  if (wanted !== undefined && !areThere(wanted, [old, current])) return
  const diff = diffReleases(
    old.index,
    current.index,
    wanted === undefined ? undefined : (id) => wanted.includes(id),
  )
  const layout = {
    width: terminalWidth(),
    paint: terminalPaint(),
    inFull: wanted !== undefined,
  }
  await writeData(flags.format === 'json' ? renderDiffJson(diff) : renderDiff(diff, layout))
}

/** A technique that neither bundle has would otherwise look unchanged. */
function areThere(ids: readonly string[], loaded: readonly LoadedAttack[]): boolean {
  const missing = ids.filter((id) => loaded.every(({ index }) => index.technique(id) === undefined))
  for (const id of missing) remark(`error: neither bundle has a technique ${JSON.stringify(id)}`)
  if (missing.length > 0) process.exitCode = exitCode.badArguments
  return missing.length === 0
}
