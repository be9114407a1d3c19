/** Google Cloud resources by all the spellings of their names (reference/telemetry.md 3.1). */
import type { Resource, ResourceKind } from '../resource.ts'

const computeHost = '//compute.googleapis.com/'

/** Compute collections that lineage follows: the kind, and where a bare name would stand. */
const collections: ReadonlyMap<
  string,
  { readonly kind: ResourceKind; readonly place: 'global' | 'region' | 'zone' }
> = new Map([
  ['disks', { kind: 'disk', place: 'zone' }],
  ['snapshots', { kind: 'snapshot', place: 'global' }],
  ['instantsnapshots', { kind: 'snapshot', place: 'zone' }],
  ['images', { kind: 'image', place: 'global' }],
  ['machineimages', { kind: 'image', place: 'global' }],
  ['instances', { kind: 'instance', place: 'zone' }],
  ['firewalls', { kind: 'network-group', place: 'global' }],
  ['firewallpolicies', { kind: 'network-group', place: 'global' }],
  ['resourcepolicies', { kind: 'backup-plan', place: 'region' }],
])

/** What completes a name that does not say where it stands. */
export interface GcpPlace {
  readonly project: string | undefined
  readonly zone: string | undefined
}

/** A Compute Engine resource, of the collection that a field implies where the name does not say. */
export function computeResource(
  name: string | undefined,
  place: GcpPlace,
  collection?: string,
): Resource | undefined {
  const path = computePath(name, place, collection)
  if (path === undefined) return undefined
  const segments = path.split('/')
  const [, project, scope, location] = segments
  const isGlobal = scope === 'global'
  const kind = collections.get((isGlobal ? location : segments[4]) ?? '')?.kind
  if (kind === undefined || project === undefined) return undefined
  const region = isGlobal || location === undefined ? undefined : regionOfZone(location)
  return {
    id: computeHost + path,
    kind,
    provider: 'gcp',
    account: project,
    ...(region === undefined ? {} : { region }),
  }
}

/** The id of a VPC network; of a subnetwork the network of the same name, as automatic networks have it. */
export function networkId(
  network: string | undefined,
  subnetwork: string | undefined,
  place: GcpPlace,
): string | undefined {
  const path = computePath(network, place, 'networks')
  if (path !== undefined) return computeHost + path
  const [projects, project, , , , name] =
    computePath(subnetwork, place, undefined)?.split('/') ?? []
  if (project === undefined || name === undefined) return undefined
  return `${computeHost}${projects}/${project}/global/networks/${name}`
}

/**
 * `projects/<P>/(global|zones/<Z>|regions/<R>)/<collection>/<name>` in lower case, of any spelling:
 * a URL, a path from `projects` or from `zones` on, or a bare name.
 */
function computePath(
  name: string | undefined,
  place: GcpPlace,
  collection: string | undefined,
): string | undefined {
  const segments = (name ?? '')
    .trim()
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '')
  const start = segments.findIndex((segment) => isPathStart(segment))
  const rest = start < 0 ? segments : segments.slice(start)
  if (rest[0] === 'projects') return rest.length >= 5 ? rest.join('/') : undefined
  const project = place.project?.toLowerCase()
  if (project === undefined || rest.length === 0) return undefined
  if (start >= 0) return rest.length >= 3 ? `projects/${project}/${rest.join('/')}` : undefined
  return completed(rest, { project, zone: place.zone?.toLowerCase() }, collection)
}

function isPathStart(segment: string): boolean {
  return ['projects', 'global', 'zones', 'regions'].includes(segment)
}

/** A bare name, or `<collection>/<name>`, completed with where it must stand. */
function completed(
  segments: readonly string[],
  place: GcpPlace,
  collection: string | undefined,
): string | undefined {
  const [first = '', second, more] = segments
  if (more !== undefined) return undefined
  const type = (second === undefined ? collection : first)?.toLowerCase()
  if (type === undefined) return undefined
  const scope = scopeOf(collections.get(type)?.place, place.zone)
  if (scope === undefined) return undefined
  return `projects/${place.project}/${scope}/${type}/${second ?? first}`
}

function scopeOf(
  kind: 'global' | 'region' | 'zone' | undefined,
  zone: string | undefined,
): string | undefined {
  if (kind !== 'zone' && kind !== 'region') return 'global'
  if (zone === undefined) return undefined
  return kind === 'zone' ? `zones/${zone}` : `regions/${regionOfZone(zone)}`
}

/** `europe-west1-b` lies in `europe-west1`; the name of a region stays. */
export function regionOfZone(location: string): string {
  return /-[a-z]$/.test(location) ? location.slice(0, -2) : location
}

/** A Cloud SQL instance, or one backup of it. */
export function sqlResource(names: {
  readonly project: string | undefined
  readonly instance: string | undefined
  readonly backup?: string | undefined
}): Resource | undefined {
  const { project, instance, backup } = names
  if (project === undefined || instance === undefined) return undefined
  const id = `//sqladmin.googleapis.com/projects/${project}/instances/${instance}`
  return {
    id: (backup === undefined ? id : `${id}/backupRuns/${backup}`).toLowerCase(),
    kind: backup === undefined ? 'database' : 'database-snapshot',
    provider: 'gcp',
    account: project.toLowerCase(),
  }
}

/**
 * The bucket of `gs://<bucket>/<object>` or of an object's URL under storage.googleapis.com
 * (`/<bucket>/<object>`, `/storage/v1/b/<bucket>/o/<object>`).
 */
export function bucketResource(uri: string | undefined): Resource | undefined {
  const [scheme, , host, ...path] = (uri ?? '').trim().toLowerCase().split('/')
  const api = path.indexOf('b')
  const named = path[0] === 'storage' && api > 0 ? path[api + 1] : path[0]
  const bucket =
    scheme === 'gs:' ? host : host?.endsWith('storage.googleapis.com') ? named : undefined
  if (bucket === undefined || bucket === '') return undefined
  return { id: `//storage.googleapis.com/${bucket}`, kind: 'bucket', provider: 'gcp' }
}

/** The node that stands for everybody. */
export const publicResource: Resource = { id: 'gcp:public', kind: 'account', provider: 'gcp' }

/** A project, as the holder of what a project-wide policy shares. */
export function projectResource(project: string): Resource {
  const account = project.toLowerCase()
  const id = `//cloudresourcemanager.googleapis.com/projects/${account}`
  return { id, kind: 'account', provider: 'gcp', account }
}
