import type { Diagnostic } from '../base/diagnostic.ts'
import { loadElasticJson, loadElasticToml } from './eql/load-elastic.ts'
import { loadEql } from './eql/load-eql.ts'
import type { LoadedDetections } from './loaded-detections.ts'
import { loadSigmaFiles } from './sigma/load-sigma.ts'
import type { SigmaFile, SigmaOptions } from './sigma/prepare-sigma.ts'

/** The text of a rule file under its name. */
export type RuleFileText = SigmaFile

/** Reads one kind of rule file, of which each stands for itself. */
type Loader = (text: string, file: string) => LoadedDetections

/** Which loader reads a file, by the ending of its name in lower case. */
const loaders: readonly { readonly endings: readonly string[]; readonly load: Loader }[] = [
  { endings: ['.eql'], load: loadEql },
  { endings: ['.toml'], load: loadElasticToml },
  { endings: ['.ndjson', '.json'], load: loadElasticJson },
]

const sigmaEndings = ['.yml', '.yaml']

/** A Sigma rule under another ending: it has its two sections at the start of lines. */
const looksLikeSigma = [/^logsource[ \t]*:/m, /^(?:detection|correlation|filter)[ \t]*:/m]

/** Loads the detections of one rule file: see {@link loadDetectionFiles}. */
export function loadDetections(
  text: string,
  file: string,
  options: SigmaOptions = {},
): LoadedDetections {
  return loadDetectionFiles([{ text, file }], options)
}

/**
 * Loads rule files, whatever language they are in; the ending of a name decides, then the content.
 * Sigma files are linked with one another: filters and correlations find their rules in any of them.
 * Faulty rules are reported, the others load; everything is in the order of the files.
 */
export function loadDetectionFiles(
  files: readonly RuleFileText[],
  options: SigmaOptions = {},
): LoadedDetections {
  const sigma = loadSigmaFiles(files.filter(isSigmaFile), options)
  const others = files.filter((one) => !isSigmaFile(one)).map(loadOther)
  const loaded: readonly LoadedDetections[] = [sigma, ...others]
  const places = new Map(files.map(({ file }, place) => [file, place]))
  const inOrder = <Item extends { readonly file?: string }>(items: readonly Item[]): Item[] =>
    items.toSorted((a, b) => (places.get(a.file ?? '') ?? 0) - (places.get(b.file ?? '') ?? 0))
  return {
    detections: inOrder(loaded.flatMap(({ detections }) => detections)),
    diagnostics: inOrder(loaded.flatMap(({ diagnostics }) => diagnostics)),
    notRun: inOrder(loaded.flatMap(({ notRun }) => notRun ?? [])),
  }
}

/** Is it Sigma, by its ending or its content? */
export function isSigmaFile({ text, file }: RuleFileText): boolean {
  const name = file.toLowerCase()
  if (sigmaEndings.some((ending) => name.endsWith(ending))) return true
  return loaderOf(name) === undefined && looksLikeSigma.every((line) => line.test(text))
}

function loaderOf(name: string): Loader | undefined {
  return loaders.find(({ endings }) => endings.some((ending) => name.endsWith(ending)))?.load
}

function loadOther({ text, file }: RuleFileText): LoadedDetections {
  const load = loaderOf(file.toLowerCase())
  if (load !== undefined) return load(text, file)
  const diagnostic: Diagnostic = {
    code: 'detection-format-unknown',
    severity: 'error',
    message: 'the file is in no rule format that is read',
    file,
    hint: 'Sigma rules end in .yml or .yaml, EQL in .eql, rules of Elastic in .toml, .ndjson or .json',
  }
  return { detections: [], diagnostics: [diagnostic] }
}
