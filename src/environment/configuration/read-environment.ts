import type { Diagnostic } from '../../base/diagnostic.ts'
import { readDocument } from '../../base/document.ts'
import { type FileText, hasError } from '../../base/report.ts'
import { checkEnvironment } from './check-environment.ts'
import type { Environment } from './environment.ts'
import { type EnvironmentDocument, environmentSchema } from './environment-schema.ts'
import { EnvironmentFaults } from './environment-faults.ts'
import { readAutomation, readFilters } from './read-principals.ts'
import { readOwn, readPartners, readVaults } from './read-places.ts'
import { readCalendars } from './read-calendars.ts'
import { readPorts, readSensitive, readThresholds } from './read-tuning.ts'

/** What came of reading `spoor.yaml`. */
export interface EnvironmentReading {
  /** Absent when the file has an error: half of it would trust or silence something else. */
  readonly environment?: Environment
  readonly diagnostics: readonly Diagnostic[]
}

/** How the faults of YAML are mended, which the reader of YAML does not say. */
const hints: Readonly<Record<string, string>> = {
  'document-yaml':
    'mend the YAML here: two spaces for each level, a space after each colon, quotes round text that begins with * or holds : or #',
  'document-duplicate-key': 'keep one of the two and put the entries of both under it',
  'document-too-large': 'split it, and write no aliases',
  'document-invalid': 'docs/environment.md shows a whole file',
}

/**
 * Reads `spoor.yaml`. `now` (milliseconds UTC) is what entries expire against: one that has expired is a
 * warning, and stays in, since it holds for the events of its time.
 */
export function readEnvironment(
  source: FileText,
  { now }: { readonly now: number },
): EnvironmentReading {
  const read = readDocument(source, environmentSchema)
  const { value, complain, lineOf } = read
  if (value === undefined) return { diagnostics: read.diagnostics.map(withHint) }
  const faults = new EnvironmentFaults({ complain, lineOf })
  const environment = assemble(value, faults, source.file)
  checkEnvironment(environment, { faults, now })
  faults.finish()
  const diagnostics = read.diagnostics.map(withHint)
  if (hasError(diagnostics)) return { diagnostics }
  return { environment, diagnostics }
}

function assemble(
  document: EnvironmentDocument,
  faults: EnvironmentFaults,
  file: string | undefined,
): Environment {
  const ports = readPorts(document, faults)
  return {
    ...(file === undefined ? {} : { file }),
    own: readOwn(document, faults),
    partners: readPartners(document, faults),
    vaults: readVaults(document, faults),
    automation: readAutomation(document, faults),
    workingHours: readCalendars(document, faults),
    sensitive: readSensitive(document, faults),
    ...(ports === undefined ? {} : { ports }),
    thresholds: readThresholds(document, faults),
    filters: readFilters(document, faults),
  }
}

function withHint(diagnostic: Diagnostic): Diagnostic {
  const hint = diagnostic.hint ?? hints[diagnostic.code]
  return hint === undefined ? diagnostic : { ...diagnostic, hint }
}
