import type { Provider, Resource } from '../lineage/resource.ts'
import { awsTraces } from './aws-traces.ts'
import { azureTraces } from './azure-traces.ts'
import { gcpTraces } from './gcp-traces.ts'
import type { Traces } from './traces.ts'

const traces: Readonly<Record<Provider, Traces>> = {
  aws: awsTraces,
  azure: azureTraces,
  gcp: gcpTraces,
}

/** The traces that the use of a resource leaves, by the cloud that it is in. */
export function tracesIn(resource: Resource): Traces {
  return traces[resource.provider]
}
