/** The only code that knows the shape of content/, and how detections are found on disk. */
import { readFile, readdir, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compareText } from './base/compare.ts'
import type { Diagnostic } from './base/diagnostic.ts'
import { didYouMean } from './base/did-you-mean.ts'
import { schemaNameOf } from './base/schema-name.ts'
import type { SourceText } from './base/source-text.ts'
import type { DetectionFacts } from './detections/detection-facts.ts'
import { loadEql } from './detections/eql/load-eql.ts'
import {
  loadDetectionFiles,
  loadDetections,
  type RuleFileText,
} from './detections/load-detection.ts'
import { type LoadedDetections, notesOnRulesNotRun } from './detections/loaded-detections.ts'
import type { EnvironmentReading } from './environment/configuration/read-environment.ts'
import {
  noPlaceholders,
  type Placeholders,
  readPlaceholders,
} from './detections/sigma/placeholders.ts'

/** Detections with the text that they were read from, in which diagnostics can be shown. */
export interface LoadedQuery extends LoadedDetections {
  readonly source?: SourceText
}

/** The documents of our own that stand beside detections, by the folder that holds them. */
const documentSchemas = {
  scenarios: 'spoor/scenario@1',
  tests: 'spoor/emulation-test@1',
} as const

/** What Spoor itself writes: it may lie beside documents, and nobody misspelt it. */
const writtenSchemas: readonly string[] = [
  'spoor/attack-lock@1',
  'spoor/emulation@1',
  'spoor/playbook-check@1',
  'spoor/playbook-sync@1',
  'spoor/playbook-validation@1',
  'spoor/report@1',
  'spoor/signals@1',
  'spoor/site@1',
  'spoor/story@1',
  'spoor/test-results@1',
]

/** The schema of `spoor.yaml`, which is read for itself and may lie beside documents too. */
const environmentSchema = 'spoor/environment@1'

/** A kind of document of our own. */
export type DocumentKind = keyof typeof documentSchemas

/** Where the shipped content lies: beside src/ in a checkout, beside dist/ in the package. */
const contentFolder = fileURLToPath(new URL('../content/', import.meta.url))

/** File endings that a detection may have. */
const detectionEndings = ['.yml', '.yaml', '.eql', '.toml', '.ndjson', '.json'] as const

/** Endings of the rule files of Elastic; a query file of another ending is EQL text. */
const elasticEndings: readonly string[] = ['.toml', '.ndjson', '.json']

/** Rule files above this size are refused: the largest real one is far below. Bytes. */
const largestRuleFile = 4 * 1024 * 1024

/** How detections are to be loaded. */
export interface DetectionOptions {
  /** Values of the placeholders of Sigma rules: see {@link loadPlaceholders}. */
  readonly placeholders?: Placeholders
}

/** The detections that ship with Spoor, of every technique, in the order of their files. */
export async function loadShippedDetections(): Promise<LoadedDetections> {
  return loadAllDetections([])
}

/**
 * The shipped detections and those at the paths, linked with one another: a filter of the user may be
 * for a shipped rule.
 */
export async function loadAllDetections(
  paths: readonly string[],
  options: DetectionOptions = {},
): Promise<LoadedDetections> {
  const shipped = await shippedFolders()
  const loaded = await loadUserDetections([...shipped, ...paths], options)
  const isShipped = (file: string | undefined): boolean =>
    shipped.some((folder) => file?.startsWith(join(folder, sep)) === true)
  return {
    ...loaded,
    detections: loaded.detections.map((detection) =>
      isShipped(detection.file) ? { ...detection, builtIn: true } : detection,
    ),
  }
}

/** What is said of the shipped detections beyond the rules; the library of schemas is loaded here only. */
export async function loadDetectionFacts(): Promise<DetectionFacts> {
  const { readDetectionFacts } = await import('./detections/detection-facts.ts')
  const file = fileURLToPath(new URL('../docs/detections.yaml', import.meta.url))
  return readDetectionFacts({ file, text: await readFile(file, 'utf8') })
}

/** The folders of shipped playbooks and of the guides beside them, one for each technique that has some. */
export async function shippedPlaybooks(): Promise<readonly string[]> {
  const folders = (await shippedFolders()).map((folder) => join(dirname(folder), 'playbook'))
  const found = await Promise.all(folders.map(isThere))
  return folders.filter((_, place) => found[place])
}

/** The folders of shipped detections, one for each technique. */
export async function shippedFolders(): Promise<readonly string[]> {
  const techniques = await readdir(join(contentFolder, 'techniques'))
  return techniques
    .sort(compareText)
    .map((technique) => join(contentFolder, 'techniques', technique, 'detections'))
}

/**
 * The detections of files and folders that the user names, each folder to any depth. A path that
 * cannot be read and a document that is no rule are diagnostics; the others still load. Rules that are
 * not run are counted in one note for each language and path.
 */
export async function loadUserDetections(
  paths: readonly string[],
  options: DetectionOptions = {},
): Promise<LoadedDetections> {
  const { files, diagnostics } = await readRuleFiles(paths)
  const loaded = loadDetectionFiles(files, options)
  const pathOf = new Map(files.map(({ file, path }) => [file, path]))
  const notes = paths.flatMap((path) =>
    notesOnRulesNotRun(
      (loaded.notRun ?? []).filter(({ file }) => pathOf.get(file) === path),
      path,
    ),
  )
  const { detections } = loaded
  return { detections, diagnostics: [...diagnostics, ...loaded.diagnostics, ...notes] }
}

/** The folders of shipped scenarios or tests, one for each technique that has some. */
export async function shippedDocuments(kind: DocumentKind): Promise<readonly string[]> {
  const folders = (await shippedFolders()).map((folder) => join(dirname(folder), kind))
  const found = await Promise.all(folders.map(isThere))
  return folders.filter((_, place) => found[place])
}

/**
 * Reads the scenarios or the tests at the paths, files or folders to any depth, in the order of their
 * names. What is another kind of document is passed over, with a warning where no kind is called so; a
 * file that is named and says of no kind that it is one is read, so that its faults are told.
 */
export async function readDocuments(
  kind: DocumentKind,
  paths: readonly string[],
): Promise<{ readonly files: readonly DocumentFile[]; readonly diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const files = new Map<string, DocumentFile>()
  for (const path of paths) {
    const found = (await detectionFiles(path, diagnostics)) ?? []
    for (const file of found) {
      const isNamed = file === path
      if (files.has(file) || (!isNamed && !/\.(ya?ml|json)$/i.test(file))) continue
      const text = await readRuleFile(file, diagnostics)
      if (text === undefined) continue
      const schema = schemaNameOf(text)
      const isFitting = schema === documentSchemas[kind] || (isNamed && schema === undefined)
      if (isFitting) files.set(file, { text, file })
      else if (schema !== undefined && !isKnownSchema(schema)) {
        diagnostics.push(unknownSchema(schema, file))
      }
    }
  }
  return { files: [...files.values()], diagnostics }
}

function isKnownSchema(schema: string): boolean {
  return [...Object.values(documentSchemas), ...writtenSchemas, environmentSchema].includes(schema)
}

function unknownSchema(schema: string, file: string): Diagnostic {
  const known = Object.values(documentSchemas)
  return {
    code: 'document-schema-unknown',
    severity: 'warning',
    message: `no document of Spoor has the schema "${schema}"; it is not read`,
    file,
    hint: didYouMean(schema, known) ?? `Spoor reads ${known.join(' and ')}`,
  }
}

/** A document of our own as it stands on disk. */
export interface DocumentFile {
  readonly text: string
  readonly file: string
}

/** A rule file with the path of the user that led to it. */
export interface FoundRuleFile extends RuleFileText {
  readonly path: string
}

/** What stands at paths: rule files, and beside them environment files. */
export interface FoundFiles {
  readonly files: readonly FoundRuleFile[]
  /** The files that say of themselves that they are of an environment, or are called `spoor.yaml`. */
  readonly environments: readonly DocumentFile[]
  readonly diagnostics: Diagnostic[]
}

/** Reads the rule files at the paths, each once. */
export async function readRuleFiles(paths: readonly string[]): Promise<FoundFiles> {
  const environments = new Map<string, DocumentFile>()
  const diagnostics: Diagnostic[] = []
  const files = new Map<string, FoundRuleFile>()
  for (const path of paths) {
    const found = await detectionFiles(path, diagnostics)
    if (found?.length === 0) diagnostics.push(noRules(path))
    for (const file of found ?? []) {
      if (files.has(file)) continue
      const text = await readRuleFile(file, diagnostics)
      if (text === undefined) continue
      const schema = schemaNameOf(text)
      // Scenarios and tests may stand beside the rules that they are about.
      const isEnvironment = schema === environmentSchema || /(?:^|[\\/])spoor\.ya?ml$/i.test(file)
      if (isEnvironment) environments.set(file, { text, file })
      else if (schema === undefined) files.set(file, { text, file, path })
    }
  }
  return { files: [...files.values()], environments: [...environments.values()], diagnostics }
}

/** Reads the file that gives Sigma's placeholders their values (sigma.md 10), where there is one. */
export async function loadPlaceholders(
  file: string | undefined,
): Promise<{ readonly placeholders: Placeholders; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const text = file === undefined ? undefined : await readRuleFile(file, diagnostics)
  return file === undefined || text === undefined
    ? { placeholders: noPlaceholders, diagnostics }
    : readPlaceholders(text, file)
}

/**
 * Reads `spoor.yaml`; `now` (milliseconds UTC) is what its entries expire against. A file that cannot be
 * read is a diagnostic, and there is no environment then. The library of schemas is loaded here only.
 */
export async function loadEnvironment(
  file: string,
  { now }: { readonly now: number },
): Promise<EnvironmentReading> {
  const read = await readEnvironmentText(file)
  if ('fault' in read) {
    const message = `the environment cannot be read: ${read.fault}`
    const hint = 'name a file such as spoor.yaml; docs/environment.md shows one'
    const code = 'environment-unreadable'
    return { diagnostics: [{ code, severity: 'error', message, file, hint }] }
  }
  const { readEnvironment } = await import('./environment/configuration/read-environment.ts')
  return readEnvironment({ text: read.text, file }, { now })
}

async function readEnvironmentText(
  file: string,
): Promise<{ readonly text: string } | { readonly fault: string }> {
  try {
    const { size } = await stat(file)
    if (size > largestRuleFile)
      return { fault: `${size} bytes; at most ${largestRuleFile} are read` }
    return { text: await readFile(file, 'utf8') }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

/** An EQL query given as text, as a detection of its own. */
export function loadQueryText(text: string): LoadedQuery {
  return { ...loadEql(text, queryName), source: { name: queryName, text } }
}

/**
 * A rule however it is named: the id of a shipped detection, a rule file or folder, or EQL text.
 */
export async function loadRule(name: string): Promise<LoadedQuery> {
  const shipped = await loadShippedDetections()
  const known = shipped.detections.filter(({ id }) => id === name)
  if (known.length > 0) return { detections: known, diagnostics: [] }
  if (await isThere(name)) return loadUserDetections([name])
  return loadQueryText(name)
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** What diagnostics call a query that stands in no file. */
const queryName = '<query>'

/** The EQL query of a file, or the rules of one of Elastic's rule files. */
export async function loadQueryFile(file: string): Promise<LoadedQuery> {
  const diagnostics: Diagnostic[] = []
  const text = await readRuleFile(file, diagnostics)
  if (text === undefined) return { detections: [], diagnostics }
  const isElastic = elasticEndings.some((ending) => file.toLowerCase().endsWith(ending))
  const loaded: LoadedDetections = isElastic ? loadDetections(text, file) : loadEql(text, file)
  return {
    detections: loaded.detections,
    diagnostics: [...loaded.diagnostics, ...notesOnRulesNotRun(loaded.notRun ?? [], file)],
    source: { name: file, text },
  }
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
