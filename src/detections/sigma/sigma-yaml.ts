import type { FileText, Report } from '../../base/report.ts'
import type { YamlDocument } from '../../base/yaml-node.ts'
import { readYaml, type YamlCodes } from '../../base/yaml-tree.ts'

/** What the faults of the YAML of rules are called. */
const sigmaYamlCodes: YamlCodes = {
  invalid: 'sigma-yaml',
  duplicateKey: 'sigma-duplicate-key',
  tooLarge: 'sigma-too-large',
}

/** Reads the YAML documents of a rule file; faults are reported under the codes of Sigma. */
export function readSigmaYaml(source: FileText, report: Report): readonly YamlDocument[] {
  return readYaml(source, sigmaYamlCodes, report)
}
