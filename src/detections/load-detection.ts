import type { Diagnostic } from '../base/diagnostic.ts'
import type { Detection } from './detection.ts'
import { loadEql } from './eql/load-eql.ts'
import { loadSigma } from './sigma/load-sigma.ts'

/** The detections of a file, and everything that is wrong with it. */
export interface LoadedDetections {
  readonly detections: readonly Detection[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads one kind of rule file. */
type Loader = (text: string, file: string) => LoadedDetections

/** Which loader reads a file, by the ending of its name in lower case. */
const loaders: readonly { readonly endings: readonly string[]; readonly load: Loader }[] = [
  { endings: ['.yml', '.yaml'], load: loadSigma },
  { endings: ['.eql'], load: loadEql },
]

/** A Sigma rule under another ending: it has its two sections at the start of lines. */
const looksLikeSigma = [/^logsource[ \t]*:/m, /^(?:detection|correlation|filter)[ \t]*:/m]

/**
 * Loads the detections of a rule file, whatever language it is in; the ending of its name decides,
 * then its content. Faulty rules are reported, the others of the file load.
 */
export function loadDetections(text: string, file: string): LoadedDetections {
  const name = file.toLowerCase()
  const named = loaders.find(({ endings }) => endings.some((ending) => name.endsWith(ending)))
  if (named !== undefined) return named.load(text, file)
  if (looksLikeSigma.every((line) => line.test(text))) return loadSigma(text, file)
  const diagnostic: Diagnostic = {
    code: 'detection-format-unknown',
    severity: 'error',
    message: 'the file is in no rule format that is read',
    file,
    hint: 'Sigma rules end in .yml or .yaml, EQL queries in .eql',
  }
  return { detections: [], diagnostics: [diagnostic] }
}
