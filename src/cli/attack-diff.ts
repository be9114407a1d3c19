import { diffReleases } from '../attack/diff-releases.ts'
import type { ReleaseIndex } from '../attack/release-index.ts'
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
  const old = await readIndex(before)
  const code = process.exitCode
  if (old === undefined) return
  const current = await readIndex(after)
  if (current === undefined) return
  if (code !== exitCode.ran) process.exitCode = code
  const wanted = flags.technique?.map((id) => id.toUpperCase())
  if (wanted !== undefined && !areThere(wanted, [old.index, current.index])) return
  const isWanted = wanted === undefined ? undefined : (id: string) => wanted.includes(id)
  const diff = diffReleases(old.index, current.index, isWanted)
  const diagnostics = [...old.diagnostics, ...current.diagnostics]
  const layout = {
    width: terminalWidth(),
    paint: terminalPaint(),
    inFull: wanted !== undefined,
  }
  await writeData(
    flags.format === 'json' ? renderDiffJson(diff, diagnostics) : renderDiff(diff, layout),
  )
}

/** Not the bundle as it was written, so that two large ones make room for each other. */
async function readIndex(file: string): Promise<Omit<LoadedAttack, 'bundle'> | undefined> {
  const loaded = await loadAttack({ bundle: file })
  if (loaded === undefined) return undefined
  const { index, release, diagnostics } = loaded
  return { index, release, diagnostics }
}

/** A technique that neither bundle has would otherwise look unchanged. */
function areThere(ids: readonly string[], indexes: readonly ReleaseIndex[]): boolean {
  const missing = ids.filter((id) => indexes.every((index) => index.technique(id) === undefined))
  for (const id of missing) remark(`error: neither bundle has a technique ${JSON.stringify(id)}`)
  if (missing.length > 0) process.exitCode = exitCode.badArguments
  return missing.length === 0
}
