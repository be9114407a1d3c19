/**
 * What MITRE leaves to be tuned (`x_mitre_mutable_elements`) beside what Spoor lets a user tune, and
 * MITRE's names of logs beside ours (reference/playbooks.md 2.1). A row is added when MITRE adds a field
 * to an analytic of a technique that we have a playbook for.
 */

/** Mutable elements by their field; the value is set as Markdown. */
const parameters: Readonly<Record<string, string>> = {
  AllowedIPRanges: 'none: a network that is opened to the whole world is told, whatever is allowed',
  CrossAccountIDList: '`own`, `partners` and `vaults` in spoor.yaml',
  GeoLocation: 'none: addresses are shown, not judged',
  PortScope: '`ports` in spoor.yaml',
  Region: 'none: copies are followed through all regions of the logs that are read',
  RoleContext: '`automation` in spoor.yaml',
  TimeWindow: 'none is needed: copies are followed by the ids of resources, however long it takes',
  UserContext: '`automation` and `filters` in spoor.yaml',
  VolumeSensitivity: '`sensitive` in spoor.yaml',
  VolumeSizeThresholdGB: 'none: a copy counts whatever its size',
}

/** How a mutable element is answered by Spoor, as Markdown. */
export function parameterFor(field: string): string {
  return Object.hasOwn(parameters, field) ? (parameters[field] ?? 'none') : 'none'
}

/** Log sources by MITRE's name in lower case. */
const datasets: Readonly<Record<string, string>> = {
  'aws:cloudtrail': 'aws.cloudtrail',
  'azure:activity': 'azure.activitylogs',
  'gcp:audit': 'gcp.audit',
}

/** The datasets of all logs that Spoor reads, sorted. */
export const readableDatasets: readonly string[] = Object.values(datasets).toSorted()

/** The dataset of ECS as which Spoor reads a log; `undefined` for logs that it does not read. */
export function datasetOf(logSource: string): string | undefined {
  const name = logSource.trim().toLowerCase()
  return Object.hasOwn(datasets, name) ? datasets[name] : undefined
}
