/** The only code that knows the shape of content/, and how detections are found on disk. */
import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compareText } from './base/compare.ts'
import type { Diagnostic } from './base/diagnostic.ts'
import type { Detection } from './detections/detection.ts'
import { loadEql } from './detections/eql/load-eql.ts'
import { loadDetections } from './detections/load-detection.ts'

/** Detections with what was wrong with the documents among them. */
export interface LoadedDetections {
  readonly detections: readonly Detection[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Where the shipped content lies: beside src/ in a checkout, beside dist/ in the package. */
const contentFolder = fileURLToPath(new URL('../content/', import.meta.url))

/** File endings that a detection may have. */
const detectionEndings = ['.yml', '.yaml', '.eql', '.toml', '.ndjson'] as const

/** Rule files above this size are refused: the largest real one is far below. Bytes. */
const largestRuleFile = 4 * 1024 * 1024

/** The detections that ship with Spoor, of every technique, in the order of their files. */
export async function loadShippedDetections(): Promise<LoadedDetections> {
  const techniques = await readdir(join(contentFolder, 'techniques'))
  const folders = techniques
    .sort(compareText)
    .map((technique) => join(contentFolder, 'techniques', technique, 'detections'))
  const loaded = await loadUserDetections(folders)
  return {
    ...loaded,
    detections: loaded.detections.map((detection) => ({ ...detection, builtIn: true })),
  }
}

/**
 * The detections of files and folders that the user names, each folder to any depth. A path that
 * cannot be read and a document that is no rule are diagnostics; the others still load.
 */
export async function loadUserDetections(paths: readonly string[]): Promise<LoadedDetections> {
  const detections: Detection[] = []
  const diagnostics: Diagnostic[] = []
  for (const path of paths) {
    const files = await detectionFiles(path, diagnostics)
    if (files?.length === 0) diagnostics.push(noRules(path))
    for (const file of files ?? []) {
      const text = await readRuleFile(file, diagnostics)
      if (text === undefined) continue
      const loaded = loadDetections(text, file)
      detections.push(...loaded.detections)
      diagnostics.push(...loaded.diagnostics)
    }
  }
  return { detections, diagnostics }
}

/** An EQL query given as text or in a file, as a detection of its own. */
export async function loadQueryText(
  text: string | undefined,
  file: string | undefined,
): Promise<LoadedDetections> {
  const diagnostics: Diagnostic[] = []
  const found = file === undefined ? text : await readRuleFile(file, diagnostics)
  if (found === undefined) return { detections: [], diagnostics }
  const loaded = loadEql(found, file ?? '<query>')
  return { detections: loaded.detections, diagnostics: [...diagnostics, ...loaded.diagnostics] }
}

/** The rule files at a path; `undefined`, after a diagnostic, when it cannot be read. */
async function detectionFiles(
  path: string,
  diagnostics: Diagnostic[],
): Promise<readonly string[] | undefined> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && isRuleFile(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort(compareText)
  } catch (error) {
    diagnostics.push(unreadableRules(path, error))
    return undefined
  }
}

function isRuleFile(name: string): boolean {
  return detectionEndings.some((ending) => name.toLowerCase().endsWith(ending))
}

async function readRuleFile(file: string, diagnostics: Diagnostic[]): Promise<string | undefined> {
  try {
    const { size } = await stat(file)
    if (size <= largestRuleFile) return await readFile(file, 'utf8')
    diagnostics.push({
      code: 'rule-file-too-large',
      severity: 'error',
      message: `the rule file has ${size} bytes; at most ${largestRuleFile} are read`,
      file,
    })
  } catch (error) {
    diagnostics.push(unreadableRules(file, error))
  }
  return undefined
}

function unreadableRules(path: string, error: unknown): Diagnostic {
  return {
    code: 'rules-unreadable',
    severity: 'error',
    message: `rules cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    file: path,
    hint: 'name a rule file or a folder of rule files',
  }
}

function noRules(path: string): Diagnostic {
  return {
    code: 'rules-missing',
    severity: 'warning',
    message: 'the folder holds no rule file',
    file: path,
    hint: `rule files end in ${detectionEndings.join(', ')}`,
  }
}
