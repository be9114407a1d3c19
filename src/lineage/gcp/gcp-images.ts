/** Google Cloud images: how a disk or a whole instance becomes one, and how one leaves. */
import { textOf, valueAt } from '../../base/json.ts'
import { type Effects, known, linkOf } from '../effects.ts'
import { type GcpCall, namedResource, requestedResource } from './gcp-call.ts'
import { sourcesIn } from './gcp-disks.ts'
import { bucketResource } from './gcp-resource.ts'
import { objectsIn, textAt, textsIn } from '../json-lists.ts'

/** `images.insert`: from a disk, snapshot, other image, or a file in a bucket. */
export function insertImage(call: GcpCall): Effects {
  const image = namedResource(call, 'images')
  const sources = known([
    ...sourcesIn(call, call.request),
    bucketResource(textAt(call.request, 'rawDisk', 'source')),
  ])
  const isCopy = sources.some(({ kind }) => kind === 'image')
  return {
    verb: isCopy ? 'copy' : 'create',
    inputs: sources,
    outputs: [image],
    links: sources.map((source) =>
      linkOf(isCopy ? 'copy-of' : 'image-of', { from: source, to: image }),
    ),
  }
}

/** `machineImages.insert`: a whole instance with its disks. */
export function insertMachineImage(call: GcpCall): Effects {
  const image = namedResource(call, 'machineImages')
  const instance = requestedResource(call, call.request['sourceInstance'], 'instances')
  return {
    verb: 'create',
    inputs: [instance],
    outputs: [image],
    links: [linkOf('image-of', { from: instance, to: image })],
  }
}

/** Options of the export tool that name what is exported. */
const exportSources: ReadonlyMap<string, string> = new Map([
  ['-source_image', 'images'],
  ['-source_disk_snapshot', 'snapshots'],
])

/**
 * `gcloud compute images export` runs as a Cloud Build with the export tool; its options stand in the
 * arguments of a step (paths unconfirmed, reference/telemetry.md 2.8). Any other build is not ours.
 */
export function exportByBuild(call: GcpCall): Effects | undefined {
  const steps = objectsIn(valueAt(call.request, 'build', 'steps'))
  const options = steps.flatMap((step) => textsIn(step['args'])).map(optionOf)
  const bucket = options.find(({ name }) => name === '-destination_uri')
  const sources = known(
    options.map(({ name, value }) => {
      const collection = exportSources.get(name)
      return collection === undefined ? undefined : requestedResource(call, value, collection)
    }),
  )
  const target = bucketResource(textOf(bucket?.value))
  if (sources.length === 0 && target === undefined) return undefined
  return {
    verb: 'export',
    inputs: sources,
    outputs: [target],
    links: sources.map((from) => linkOf('exported-to', { from, to: target, evidence: 'inferred' })),
  }
}

/** `-name=value`, `--name=value`. */
function optionOf(argument: string): { readonly name: string; readonly value: string } {
  const equals = argument.indexOf('=')
  const name = equals < 0 ? argument : argument.slice(0, equals)
  return {
    name: name.startsWith('--') ? name.slice(1) : name,
    value: equals < 0 ? '' : argument.slice(equals + 1),
  }
}
