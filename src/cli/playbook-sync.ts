import type { Diagnostic } from '../base/diagnostic.ts'
import { isSameLock, writeLock } from '../playbooks/attack-lock.ts'
import { unifiedDifference } from '../playbooks/line-difference.ts'
import { readPlaybook } from '../playbooks/read-playbook.ts'
import { staleTags } from '../playbooks/rule-tags.ts'
import type { SyncOptions } from '../playbooks/sync-input.ts'
import { type SyncOutcome, syncPlaybook } from '../playbooks/sync-playbook.ts'
import { renderSync, renderSyncJson, type SyncedFile } from '../reports/playbook-sync.ts'
import { escapeForTerminal } from '../reports/terminal-text.ts'
import { exitCode } from './exit-code.ts'
import { type BundleFlags, type FormatFlags, loadAttack, type LoadedAttack } from './load-attack.ts'
import {
  busyFileOf,
  listPlaybooks,
  pagesNear,
  type PlaybookFile,
  readPlaybookFile,
  remarkPassedOver,
  whileAlone,
  writePlaybook,
} from './playbook-files.ts'
import { remark, remarkDiagnostics, terminalWidth, writeData } from './terminal.ts'

/** The options of `spoor playbook sync`. */
export interface SyncFlags extends BundleFlags, FormatFlags {
  readonly write?: true
  readonly check?: true
  readonly diff?: true
  readonly template?: 'legacy' | 'v2'
  readonly onEdit: SyncOptions['onEdit']
  readonly base?: string
  readonly date?: string
  readonly allowDowngrade?: true
  readonly dropFrozen?: true
  readonly migrate?: true
  readonly rules?: readonly string[]
}

/** Syncs the playbooks at the paths; each is done whole or not at all, and the others go on. */
export async function runSync(paths: readonly string[], flags: SyncFlags): Promise<void> {
  if (flags.write === true && flags.check === true) {
    remark('error: --check writes nothing; leave out --check or --write')
    process.exitCode = exitCode.badArguments
    return
  }
  const loaded = await loadAttack(flags)
  if (loaded === undefined) return
  const bundleCode = Number(process.exitCode)
  const base = flags.base === undefined ? undefined : await loadAttack({ bundle: flags.base })
  if (flags.base !== undefined && base === undefined) return
  const results: FileResult[] = []
  let passedOver = 0
  for (const { file, isNamed } of await listPlaybooks(paths)) {
    const result = await syncFile(file, { flags, loaded, base })
    const isOther = result.diagnostics.every(({ code }) => code === 'playbook-managed-missing')
    if (isNamed || result.row !== undefined || !isOther) results.push(result)
    else passedOver++
  }
  const diagnostics = [
    ...results.flatMap((one) => one.diagnostics),
    ...(await remarksOnTags(results, loaded, flags)),
  ]
  remarkDiagnostics(diagnostics)
  for (const { difference } of results) {
    for (const line of difference ?? []) remark(escapeForTerminal(line))
  }
  remarkPassedOver(passedOver)
  const rows = results.map(({ file, row }) => row ?? { file, state: 'refused' as const })
  const { identity } = loaded.release
  await writeData(
    flags.format === 'json'
      ? renderSyncJson(rows, identity)
      : renderSync(rows, identity, { width: terminalWidth() }),
  )
  process.exitCode = exitCodeOf(results, rows, flags) || bundleCode
}

interface FileResult {
  readonly file: string
  /** Absent after an error. */
  readonly row?: SyncedFile
  readonly difference?: readonly string[]
  readonly isUnreadable?: true
  readonly diagnostics: readonly Diagnostic[]
}

interface SyncTask {
  readonly flags: SyncFlags
  readonly loaded: LoadedAttack
  readonly base: LoadedAttack | undefined
}

async function syncFile(file: string, task: SyncTask): Promise<FileResult> {
  if (task.flags.write !== true) return syncAlone(file, task)
  try {
    const result = await whileAlone(file, () => syncAlone(file, task))
    if (result !== undefined) return result
    return failure(file, {
      code: 'playbook-busy',
      message: 'another sync is at work on the playbook',
      hint: `wait for it; if none is at work, delete ${busyFileOf(file)}`,
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return failure(file, {
      code: 'playbook-not-written',
      message: `the playbook cannot be written: ${reason}`,
      hint: 'check the permissions of the file and of its folder',
    })
  }
}

function failure(file: string, fault: Omit<Diagnostic, 'severity' | 'file'>): FileResult {
  return { file, diagnostics: [{ severity: 'error', file, ...fault }] }
}

async function syncAlone(file: string, task: SyncTask): Promise<FileResult> {
  const read = await readPlaybookFile(file)
  if (read.found === undefined) return read
  const { found } = read
  const { flags, loaded, base } = task
  const outcome = syncPlaybook(
    {
      playbook: found.playbook,
      index: loaded.index,
      ...(found.lock === undefined ? {} : { lock: found.lock }),
      ...(base === undefined ? {} : { base: base.index }),
    },
    { ...flags, date: flags.date ?? today(), pages: await pagesNear(file) },
  )
  const diagnostics = [...read.diagnostics, ...outcome.diagnostics]
  const difference = differenceOf(found, outcome, flags)
  const result = { file, diagnostics, ...(difference === undefined ? {} : { difference }) }
  if (outcome.synced === undefined) return result
  const { synced } = outcome
  const isLockSame = found.lock !== undefined && isSameLock(found.lock, synced.lock)
  const isSame = synced.text === found.text && isLockSame
  if (flags.write === true && !isSame) {
    const lockText = isLockSame ? undefined : writeLock(synced.lock)
    await writePlaybook(found, { text: synced.text, lockText })
  }
  const before = found.lock?.release.version
  const state = isSame ? 'in step' : flags.write === true ? 'written' : 'changes'
  return { ...result, row: { file, state, synced, ...(before === undefined ? {} : { before }) } }
}

/** What differs: on request, and always where an analyst's words stand in the way. */
function differenceOf(
  { playbook, file }: PlaybookFile,
  { synced, edit }: SyncOutcome,
  { diff }: SyncFlags,
): readonly string[] | undefined {
  const old = playbook.managed.text
  if (edit?.expected !== undefined && synced === undefined) {
    const expected = { name: `${file} (as it was written)`, text: edit.expected }
    return unifiedDifference(expected, { name: `${file} (as it is)`, text: old })
  }
  if (edit !== undefined && synced === undefined) return edit.added.map((line) => `+${line}`)
  const fresh = synced && readPlaybook({ text: synced.text, file }).playbook?.managed.text
  if (diff !== true || fresh === undefined) return undefined
  return unifiedDifference({ name: file, text: old }, { name: `${file} (synced)`, text: fresh })
}

/** Tags of rules, where a release moves a technique or takes it away: ours and those of the user. */
async function remarksOnTags(
  results: readonly FileResult[],
  { index }: LoadedAttack,
  { rules = [] }: SyncFlags,
): Promise<readonly Diagnostic[]> {
  const isMoved = results.some(({ row }) =>
    row?.synced?.changes.some(({ group }) => group === 'tactic' || group === 'status'),
  )
  if (!isMoved) return []
  const { readRuleFiles, shippedFolders } = await import('../content.ts')
  const { files, diagnostics } = await readRuleFiles([...(await shippedFolders()), ...rules])
  return [...diagnostics, ...files.flatMap((rule) => staleTags(rule, index))]
}

/** The day in UTC; SOURCE_DATE_EPOCH, seconds, where builds must be repeatable. */
export function today(): string {
  const epoch = Number(process.env['SOURCE_DATE_EPOCH'] ?? Number.NaN)
  const time = Number.isInteger(epoch) && epoch >= 0 ? epoch * 1000 : Date.now()
  return new Date(time).toISOString().slice(0, 10)
}

function exitCodeOf(
  results: readonly FileResult[],
  rows: readonly SyncedFile[],
  { check }: SyncFlags,
): number {
  if (results.some(({ isUnreadable }) => isUnreadable === true)) return exitCode.unreadableInput
  const hasErrors = results.some(({ diagnostics }) =>
    diagnostics.some(({ severity }) => severity === 'error'),
  )
  if (hasErrors) return exitCode.badContent
  const isBehind = rows.some(({ state }) => state === 'changes')
  return check === true && isBehind ? exitCode.findings : exitCode.ran
}
