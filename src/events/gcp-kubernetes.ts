import { objectOf, textOf, type JsonObject } from '../base/json.ts'

/** Monitored resources that are clusters; only the API server's own entries name API objects. */
const clusterTypes = new Set(['k8s_cluster', 'gke_cluster'])

/** Is the entry about a cluster? Elastic then treats resource and caller apart. */
export function isKubernetes(resource: JsonObject | undefined): boolean {
  return clusterTypes.has(textOf(resource?.['type']) ?? '')
}

/** `orchestrator`: the cluster, and the API object that a resource name of Kubernetes tells. */
export function orchestratorOf(
  resource: JsonObject | undefined,
  resourceName: string | undefined,
): JsonObject | undefined {
  if (!isKubernetes(resource)) return undefined
  const named = resource?.['type'] === 'k8s_cluster' && resourceName !== undefined
  return {
    type: 'kubernetes',
    cluster: { name: objectOf(resource?.['labels'])?.['cluster_name'] },
    ...(named ? readObjectName(resourceName) : {}),
  }
}

const versionForm = /^v\d+[a-z]*\d*$/
const typeForm = /^[a-z]+(?:\.[a-z0-9]+)*/
const hostForm = /^[0-9A-Za-z][0-9A-Za-z.-]*/

/**
 * Reads the forms that Elastic's grok knows, in its order:
 * `<group>/<version>/namespaces/<namespace>/<type>/<name>`, `<group>/<version>/<type>`,
 * `apis/<type>/<version>`, `api/<version>`, and any first word in small letters.
 */
function readObjectName(name: string): JsonObject {
  const parts = name.split('/')
  const at = parts.findIndex((part, index) => index > 0 && versionForm.test(part))
  const version = at < 0 ? undefined : parts[at]
  const namespaced = at > 0 && parts[at + 1] === 'namespaces' && typeIn(parts[at + 3]) !== undefined
  if (namespaced) {
    return {
      api_version: version,
      namespace: parts[at + 2],
      resource: { type: typeIn(parts[at + 3]), name: matchOf(hostForm, parts[at + 4]) },
    }
  }
  const type = typeIn(parts[at + 1])
  if (at > 0 && type !== undefined) return { api_version: version, resource: { type } }
  if (parts[0] === 'apis' && at === 2) return { api_version: version, resource: { type: parts[1] } }
  if (parts[0] === 'api' && at === 1) return { api_version: version }
  const word = /[a-z]+(?:\.[a-z0-9]+)*/.exec(name)
  return word === null ? {} : { resource: { type: word[0] } }
}

function typeIn(part: string | undefined): string | undefined {
  return matchOf(typeForm, part)
}

function matchOf(form: RegExp, part: string | undefined): string | undefined {
  return part === undefined ? undefined : form.exec(part)?.[0]
}
