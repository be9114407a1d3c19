import { diffReleases } from '../attack/diff-releases.ts'
import type { ReleaseIndex } from '../attack/release-index.ts'
import { renderDiff } from '../reports/attack-diff.ts'
import { renderDiffJson } from '../reports/attack-document.ts'
import { exitCode } from './exit-code.ts'
import { type FormatFlags, loadAttack } from './load-attack.ts'
import { remark, terminalPaint, terminalWidth, writeData } from './terminal.ts'

/** The options of `spoor attack diff`. */
export interface DiffFlags extends FormatFlags {
  readonly technique?: readonly string[]
}

/** Prints what changed between two releases. */
export async function runDiff(before: string, after: string, flags: DiffFlags): Promise<void> {
  // Only the indexes are kept, so that the bundles as they were written make room for each other.
  const old = (await loadAttack({ bundle: before }))?.index
  const code = process.exitCode
  if (old === undefined) return
  const current = (await loadAttack({ bundle: after }))?.index
  if (current === undefined) return
  if (code !== exitCode.ran) process.exitCode = code
  const wanted = flags.technique?.map((id) => id.toUpperCase())
  if (wanted !== undefined && !areThere(wanted, [old, current])) return
  const isWanted = wanted === undefined ? undefined : (id: string) => wanted.includes(id)
  const diff = diffReleases(old, current, isWanted)
  const layout = {
    width: terminalWidth(),
    paint: terminalPaint(),
    inFull: wanted !== undefined,
  }
  await writeData(flags.format === 'json' ? renderDiffJson(diff) : renderDiff(diff, layout))
}

/** A technique that neither bundle has would otherwise look unchanged. */
function areThere(ids: readonly string[], indexes: readonly ReleaseIndex[]): boolean {
  const missing = ids.filter((id) => indexes.every((index) => index.technique(id) === undefined))
  for (const id of missing) remark(`error: neither bundle has a technique ${JSON.stringify(id)}`)
  if (missing.length > 0) process.exitCode = exitCode.badArguments
  return missing.length === 0
}
