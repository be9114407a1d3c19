/** Playbooks and their locks on disk. */
import { open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { compareText } from '../base/compare.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { type AttackLock, readLock } from '../playbooks/attack-lock.ts'
import { techniqueId } from '../playbooks/managed-mark.ts'
import type { LocalPages } from '../playbooks/page-links.ts'
import type { Playbook } from '../playbooks/playbook.ts'
import { readValidation } from '../playbooks/validation.ts'
import { readPlaybook } from '../playbooks/read-playbook.ts'
import { counted } from '../reports/check-findings.ts'
import { placeFile, replaceFile } from '../store/replace-file.ts'
import { remark } from './terminal.ts'

/** A playbook as it stands on disk. */
export interface PlaybookFile {
  readonly file: string
  readonly text: string
  readonly playbook: Playbook
  /** Where its lock stands, or would. */
  readonly lockFile: string
  readonly lock?: AttackLock
}

/** What was read of a file. */
export interface ReadPlaybookFile {
  readonly file: string
  /** Absent after an error. */
  readonly found?: PlaybookFile
  /** The file, or the lock beside it, could not be read at all. */
  readonly isUnreadable?: true
  readonly diagnostics: readonly Diagnostic[]
}

/** The lock of a playbook stands beside it, under the playbook's name. */
export function lockFileOf(file: string): string {
  return `${file}.attack.lock.json`
}

/** Reads a playbook and its lock. */
export async function readPlaybookFile(file: string): Promise<ReadPlaybookFile> {
  const lockFile = lockFileOf(file)
  const [text, lockText] = [await readTextFile(file), await readTextFile(lockFile)]
  if (typeof text !== 'string') return unreadable(file, text)
  const isThere = typeof lockText === 'string' || !lockText.isMissing
  if (isThere && typeof lockText !== 'string') return unreadable(lockFile, lockText)
  const read = readPlaybook({ text, file })
  const locked =
    typeof lockText === 'string' ? readLock({ text: lockText, file: lockFile }) : undefined
  const diagnostics = [...read.diagnostics, ...(locked?.diagnostics ?? [])]
  const { playbook } = read
  if (playbook === undefined || (locked !== undefined && locked.lock === undefined)) {
    return { file, diagnostics }
  }
  const lock = locked?.lock
  const found = { file, text, playbook, lockFile, ...(lock === undefined ? {} : { lock }) }
  return { file, found, diagnostics }
}

/** Why a file was not read. */
export interface Unread {
  readonly reason: string
  readonly isMissing: boolean
}

/** Above what any playbook has; its reader says so in its own words. Bytes. */
const largest = 256 * 1024 * 1024

/** The text of a file, a byte order mark kept; faulty UTF-8 is refused, as it could not be kept. */
export async function readTextFile(file: string): Promise<string | Unread> {
  try {
    const { size } = await stat(file)
    if (size > largest) return { reason: `it has ${size} bytes`, isMissing: false }
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return decoder.decode(await readFile(file))
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return { reason: error instanceof Error ? error.message : String(error), isMissing }
  }
}

function unreadable(file: string, { reason }: Unread): ReadPlaybookFile {
  const diagnostic: Diagnostic = {
    code: 'playbook-unreadable',
    severity: 'error',
    message: `the playbook cannot be read: ${reason}`,
    file,
    hint: 'check the path and its permissions; a playbook is UTF-8',
  }
  return { file, isUnreadable: true, diagnostics: [diagnostic] }
}

/** The record of what tests proved stands beside the playbook, like its lock. */
export function validationFileOf(file: string): string {
  return `${file}.validation.json`
}

/** Reads the record of a playbook, where there is one. */
export async function readValidationFile(file: string): Promise<ReturnType<typeof readValidation>> {
  const recordFile = validationFileOf(file)
  const text = await readTextFile(recordFile)
  if (typeof text === 'string') return readValidation({ text, file: recordFile })
  return text.isMissing ? { diagnostics: [] } : unreadable(recordFile, text)
}

const pageEnding = /\.(ipynb|md)$/i

/**
 * The files that paths name: a file as it is, of a folder the notebooks and Markdown files below it. Which
 * of these are playbooks shows when they are read.
 */
export async function listPlaybooks(
  paths: readonly string[],
): Promise<readonly { readonly file: string; readonly isNamed: boolean }[]> {
  const files = new Map<string, boolean>()
  for (const path of paths) {
    // What cannot be listed is named itself: reading it tells why.
    const below = await pagesBelow(path).catch(() => undefined)
    if (below === undefined) files.set(path, true)
    else for (const file of below) files.set(file, files.get(file) ?? false)
  }
  return [...files].map(([file, isNamed]) => ({ file, isNamed }))
}

/** Says how many files of folders were left, as they have no managed part. */
export function remarkPassedOver(count: number): void {
  if (count > 0) remark(`${counted(count, 'other file')} in the folders without a managed part`)
}

async function pagesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && pageEnding.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(^|[/\\])(\.|node_modules[/\\])/.test(relative(folder, file)))
    .sort(compareText)
}

/**
 * Our pages of other techniques near a playbook: in its folder, named by their technique
 * (`T1578.002 Create Cloud Instance.ipynb`), or in a folder beside its own that is
 * (`T1578.002-create-instance/hunt.md`).
 */
export async function pagesNear(file: string): Promise<LocalPages> {
  const folder = dirname(file)
  const beside = await namesIn(folder)
  const others = await namesIn(join(folder, '..'))
  const inFolders = await Promise.all(
    others
      .filter((name) => techniqueId.exec(name)?.index === 0)
      .map(async (name) => {
        const pages = await namesIn(join(folder, '..', name))
        const page = pages.find((one) => /^hunt\.(ipynb|md)$/i.test(one))
        return page === undefined ? [] : [[name, join('..', name, page)] as const]
      }),
  )
  const candidates = [
    ...beside.filter((name) => pageEnding.test(name)).map((name) => [name, name] as const),
    ...inFolders.flat(),
  ]
  const pages = new Map<string, string>()
  for (const [name, path] of candidates) {
    const id = techniqueId.exec(name)
    const isSelf = join(folder, path) === join(folder, basename(file))
    if (id?.index === 0 && !isSelf && !pages.has(id[0])) pages.set(id[0], path.replaceAll(sep, '/'))
  }
  return pages
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).toSorted(compareText)
}

/**
 * Writes a playbook and its lock, both or neither; throws what the file system throws. The playbook goes
 * first: should the machine stop in between, the next sync finds the text that it would write itself.
 */
export async function writePlaybook(
  { file, text: old, lockFile }: PlaybookFile,
  fresh: { readonly text: string; readonly lockText: string | undefined },
): Promise<void> {
  if (fresh.text !== old) await replaceFile(file, fresh.text)
  if (fresh.lockText === undefined) return
  try {
    await placeFile(lockFile, fresh.lockText)
  } catch (error) {
    if (fresh.text !== old) await replaceFile(file, old)
    throw error
  }
}

/**
 * Runs an action while no other sync works on the playbook; `undefined` when one does. The mark is a file,
 * so that it also holds between machines that share a folder.
 */
export async function whileAlone<Result>(
  file: string,
  action: () => Promise<Result>,
): Promise<Result | undefined> {
  const mark = busyFileOf(file)
  try {
    await (await open(mark, 'wx', 0o600)).close()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined
    throw error
  }
  try {
    return await action()
  } finally {
    await rm(mark, { force: true })
  }
}

/** The file that says that a sync is at work. */
export function busyFileOf(file: string): string {
  return `${file}.sync-in-progress`
}

/** Writes a new file; throws when it is there already. */
export async function writeNew(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx' })
}
