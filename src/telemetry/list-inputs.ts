import { accessSync, constants, realpathSync, type Stats, statSync } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { glob } from 'tinyglobby'
import type { Diagnostic } from '../base/diagnostic.ts'
import { reasonOf, standardInput } from './source-bytes.ts'
import { diagnose } from './telemetry-diagnostics.ts'

/** A file to read, once, whatever number of inputs led to it. */
export interface InputFile {
  /** The file as the user reaches it, with forward slashes. */
  readonly path: string
  /** The inputs that led to it. */
  readonly inputs: readonly string[]
  /** Its size as it is stored, in bytes; `undefined` for standard input and pipes, whose end nobody knows. */
  readonly bytes: number | undefined
}

/** What the inputs that the user named amount to. */
export interface InputListing {
  /** In the order of their paths (code units), so that the order of the inputs does not matter. */
  readonly files: readonly InputFile[]
  /** Inputs that do not exist or could not be opened, even in part. */
  readonly failed: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

/** A file or folder as the user reaches it, and without the links on the way, which tells two names of one. */
interface FoundPath {
  readonly path: string
  readonly real: string
}

interface FoundFile extends FoundPath {
  readonly bytes: number | undefined
}

/** What one input amounts to. */
interface Found {
  /** Each with its real path, which tells two names of one file. */
  readonly files: FoundFile[]
  readonly diagnostics: Diagnostic[]
  hasFailed: boolean
  hidden: number
}

/** Finds the files of all inputs: files, folders with all that is in them, patterns, standard input. */
export async function listInputs(inputs: readonly string[]): Promise<InputListing> {
  const files = new Map<string, { path: string; inputs: string[]; bytes: number | undefined }>()
  const failed = new Set<string>()
  const diagnostics: Diagnostic[] = []
  for (const input of [...new Set(inputs)].sort()) {
    const found = await listInput(input)
    diagnostics.push(...found.diagnostics)
    if (found.hasFailed) failed.add(input)
    for (const { path, real, bytes } of found.files) {
      const known = files.get(real)
      if (known === undefined) files.set(real, { path, inputs: [input], bytes })
      else {
        if (path < known.path) known.path = path
        if (!known.inputs.includes(input)) known.inputs.push(input)
      }
    }
  }
  const sorted = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  return { files: sorted, failed, diagnostics }
}

async function listInput(input: string): Promise<Found> {
  const found: Found = { files: [], diagnostics: [], hasFailed: false, hidden: 0 }
  if (input === standardInput) {
    found.files.push({ path: standardInput, real: standardInput, bytes: undefined })
    return found
  }
  const path = slashed(input)
  if (await exists(path)) await listPath(path, found)
  else await listPattern(path, found)
  if (found.hidden > 0) {
    const message = `${found.hidden} hidden files and folders were not read`
    found.diagnostics.push(diagnose('hidden-skipped', { file: input }, { message }))
  }
  if (found.files.length === 0 && !found.hasFailed) {
    const message = 'the folder holds no file'
    found.diagnostics.push(diagnose('input-empty', { file: input }, { message }))
  }
  return found
}

async function listPattern(pattern: string, found: Found): Promise<void> {
  const isPattern = hasWildcard(pattern)
  const { folder, rest } = splitPattern(pattern)
  const matches = isPattern
    ? await glob(rest, {
        // Links in the part without wildcards are the user's own way to the files; from there on none
        // is followed, so that a loop of links ends.
        cwd: folder === '' ? '.' : folder,
        // Folders that match are read like folders that are named.
        onlyFiles: false,
        expandDirectories: false,
        followSymbolicLinks: false,
      })
    : []
  for (const match of matches.sort()) await listPath(`${folder}${match.replace(/\/$/, '')}`, found)
  if (matches.length > 0) return
  const message = isPattern ? 'no file matches the pattern' : 'there is no such file or folder'
  found.diagnostics.push(diagnose('input-missing', { file: pattern }, { message }))
  found.hasFailed = true
}

function hasWildcard(text: string): boolean {
  return ['*', '?', '[', '{'].some((character) => text.includes(character))
}

/** The folders before the first wildcard, with the slash that ends them, and the rest of a pattern. */
function splitPattern(pattern: string): { readonly folder: string; readonly rest: string } {
  const parts = pattern.split('/')
  const first = parts.findIndex(hasWildcard)
  const folders = parts.slice(0, first)
  return {
    folder: folders.map((name) => `${name}/`).join(''),
    rest: parts.slice(first).join('/'),
  }
}

/** Adds a path that the user named or a pattern matched: unlike in a folder, even a pipe is read. */
async function listPath(path: string, found: Found): Promise<void> {
  try {
    const stats = await stat(path)
    // A pipe such as /dev/fd/63 has no real path.
    const real = await realpath(path).catch(() => path)
    if (stats.isDirectory()) await listFolder({ path, real }, found, new Set([real]))
    else addFile({ path, real }, stats, found)
  } catch (error) {
    fail(path, error, found)
  }
}

function addFile({ path, real }: FoundPath, stats: Stats, found: Found): void {
  accessSync(path, constants.R_OK)
  found.files.push({ path, real, bytes: stats.isFile() ? stats.size : undefined })
}

/** Adds all that is in a folder; `seen` has the folders already entered, against loops of links. */
async function listFolder(folder: FoundPath, found: Found, seen: Set<string>): Promise<void> {
  const entries = await readdir(folder.path, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name } = entry
    if (name.startsWith('.')) {
      found.hidden++
      continue
    }
    const path = slashed(join(folder.path, name))
    try {
      // There may be a hundred thousand: what is asked here of each is asked without waiting.
      const stats = statSync(path)
      const real = entry.isSymbolicLink() ? realpathSync(path) : join(folder.real, name)
      if (stats.isFile()) addFile({ path, real }, stats, found)
      else if (stats.isDirectory()) {
        if (seen.has(real)) continue
        seen.add(real)
        await listFolder({ path, real }, found, seen)
      }
    } catch (error) {
      fail(path, error, found)
    }
  }
}

function fail(path: string, error: unknown, found: Found): void {
  const message = `cannot be read: ${reasonOf(error)}`
  found.diagnostics.push(diagnose('input-unreadable', { file: path }, { message }))
  found.hasFailed = true
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => !['ENOENT', 'ENOTDIR'].includes(reasonOf(error)),
  )
}

function slashed(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path
}
