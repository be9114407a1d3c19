import { nativeField, type LogTaxonomy } from './taxonomy-of-log.ts'

/** Old Beats names that SigmaHQ's rules still use for parts of the entry. */
const beatsNames: Readonly<Record<string, string>> = {
  'gcp.audit.method_name': 'protoPayload.methodName',
  'gcp.audit.service_name': 'protoPayload.serviceName',
  'gcp.audit.resource_name': 'protoPayload.resourceName',
}

/** The wrapper that a Pub/Sub export puts round a log entry. */
const exportPrefix = 'data.'

/** Cloud Audit Logs: the LogEntry under its own names, its export's or Beats'. */
export const gcpAuditTaxonomy: LogTaxonomy = {
  product: 'gcp',
  service: 'gcp.audit',
  dataset: 'gcp.audit',
  nativeField: (name) => {
    if (Object.hasOwn(beatsNames, name)) return nativeField(beatsNames[name] ?? name)
    return name.startsWith(exportPrefix) ? nativeField(name.slice(exportPrefix.length)) : undefined
  },
  spellingsOf: (_, value) => [value],
}
