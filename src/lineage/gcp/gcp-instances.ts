/** Google Cloud instances: launches, disks put into them, and how selectors find them. */
import { type JsonObject, isJsonObject, objectOf, textOf, valueAt } from '../../base/json.ts'
import type { NetworkSelector } from '../activity.ts'
import { type Effects, known, linkOf } from '../effects.ts'
import { type GcpCall, namedResource, namesPermitted, requestedResource } from './gcp-call.ts'
import { sourcesIn } from './gcp-disks.ts'
import { computeResource, networkId } from './gcp-resource.ts'
import { objectsIn, textAt, textsIn } from '../json-lists.ts'
import type { Link } from '../link.ts'
import type { Resource } from '../resource.ts'

/** One disk of a launch: brought along, or made for it from a source. */
interface LaunchDisk {
  readonly disk: Resource | undefined
  readonly sources: readonly Resource[]
  readonly isMade: boolean
}

/** `instances.insert`. */
export function insertInstance(call: GcpCall): Effects {
  return launch(call, { properties: call.request, instances: known([namedResource(call)]) })
}

/** `instances.bulkInsert`: one set of properties; the names, where the request gives them. */
export function insertInstances(call: GcpCall): Effects {
  const names = Object.keys(objectOf(call.request['perInstanceProperties']) ?? {})
  const instances = names.map((name) => computeResource(name, call.place, 'instances'))
  const properties = objectOf(call.request['instanceProperties']) ?? {}
  return launch(call, { properties, instances: known(instances) })
}

interface Launch {
  readonly properties: JsonObject
  readonly instances: readonly Resource[]
}

function launch(call: GcpCall, { properties, instances }: Launch): Effects {
  const disks = disksOf(call, properties)
  const machineImage = requestedResource(call, properties['sourceMachineImage'], 'machineImages')
  const inputs = disks.flatMap(({ disk, sources, isMade }): readonly (Resource | undefined)[] =>
    isMade ? sources : [disk],
  )
  return {
    verb: 'launch',
    inputs: [machineImage, ...inputs],
    outputs: [...instances, ...disks.map(({ disk, isMade }) => (isMade ? disk : undefined))],
    links: instances.flatMap((instance) => [
      linkOf('launched-from', { from: machineImage, to: instance }),
      ...disks.flatMap((disk) => diskLinks(disk, instance)),
    ]),
    selectors: instances.flatMap((instance) =>
      selectorsOf(call, properties).map((selector) => ({ resource: instance, ...selector })),
    ),
  }
}

function diskLinks({ disk, sources }: LaunchDisk, instance: Resource): readonly Link[] {
  return known([
    ...sources.flatMap((source) => [
      linkOf('launched-from', { from: source, to: instance }),
      linkOf('restored-from', { from: source, to: disk }),
    ]),
    linkOf('attached-to', { from: disk, to: instance }),
  ])
}

function disksOf(call: GcpCall, properties: JsonObject): readonly LaunchDisk[] {
  const disks = objectsIn(properties['disks'])
  const made = disks.filter((disk) => isJsonObject(disk['initializeParams']))
  const permitted = namesPermitted(call, 'compute.disks.create')
  const only = made.length === 1 && permitted.length === 1 ? permitted[0] : undefined
  return disks.map((disk) => {
    const parameters = objectOf(disk['initializeParams'])
    if (parameters === undefined) {
      const brought = requestedResource(call, disk['source'], 'disks')
      return { disk: brought, sources: [], isMade: false }
    }
    const name = textOf(parameters['diskName']) ?? only
    return {
      disk: computeResource(name, call.place, 'disks'),
      sources: sourcesIn(call, parameters).map((source) => resolved(call, disk, source)),
      isMade: true,
    }
  })
}

/** A family means its newest image; the entry may name the image that was taken. */
function resolved(call: GcpCall, disk: JsonObject, source: Resource): Resource {
  if (!source.id.includes('/images/family/')) return source
  const used = objectsIn(valueAt(call.payload, 'metadata', 'usedResources', 'attachedDisks'))
  const match = used.find((one) => (one['isBootDisk'] === true) === (disk['boot'] === true))
  return computeResource(textAt(match, 'sourceImage'), call.place, 'images') ?? source
}

/** One for each network interface; in every one the instance has the same tags and accounts. */
function selectorsOf(
  call: GcpCall,
  properties: JsonObject,
): readonly { readonly selector: NetworkSelector; readonly hasExternalAddress: boolean }[] {
  const tags = tagsIn(properties)
  const serviceAccounts = objectsIn(properties['serviceAccounts']).flatMap(
    ({ email }) => textOf(email)?.toLowerCase() ?? [],
  )
  const isExternal = namesPermitted(call, 'compute.subnetworks.useExternalIp').length > 0
  return objectsIn(properties['networkInterfaces']).flatMap((one) => {
    const network = networkId(textOf(one['network']), textOf(one['subnetwork']), call.place)
    if (network === undefined) return []
    const addresses = [...objectsIn(one['accessConfigs']), ...objectsIn(one['ipv6AccessConfigs'])]
    const hasExternalAddress = isExternal || addresses.length > 0
    return [{ selector: { network, tags, serviceAccounts }, hasExternalAddress }]
  })
}

/** `tags` holds its list under `tags` in logs and under `items` in the API. */
function tagsIn(properties: JsonObject): readonly string[] {
  const { tags } = properties
  const lists = isJsonObject(tags) ? [tags['tags'], tags['items']] : [tags]
  return [...new Set(lists.flatMap(textsIn).map((tag) => tag.toLowerCase()))]
}

/** `instances.attachDisk`. */
export function attachDisk(call: GcpCall): Effects {
  const instance = namedResource(call)
  const disk = requestedResource(call, call.request['source'], 'disks')
  return {
    verb: 'attach',
    inputs: [disk],
    outputs: [instance],
    links: [linkOf('attached-to', { from: disk, to: instance })],
  }
}

/** `instances.detachDisk` names the device, not the disk. */
export function detachDisk(call: GcpCall): Effects {
  return { verb: 'detach', outputs: [namedResource(call)] }
}

/** `instances.setTags` states all tags: firewalls that name one of them cover the instance from now. */
export function setTags(call: GcpCall): Effects {
  const instance = namedResource(call)
  if (instance === undefined || !call.hasRequest) return { verb: 'other', outputs: [instance] }
  const selector = { network: '', tags: tagsIn(call.request), serviceAccounts: [] }
  return { verb: 'other', outputs: [instance], selectors: [{ resource: instance, selector }] }
}

/**
 * `instances.updateNetworkInterface` may move an interface into another network. The entry does not say
 * what else the instance keeps, so it is told, and the instance stays where it was.
 */
export function changeInterface(call: GcpCall): Effects {
  return { verb: 'other', outputs: [namedResource(call)] }
}

/** `instances.addAccessConfig`: the instance gets an address that the internet reaches. */
export function addAddress(call: GcpCall): Effects {
  return { verb: 'expose', ...addressOf(call, { hasExternalAddress: true }) }
}

/** `instances.deleteAccessConfig`. */
export function removeAddress(call: GcpCall): Effects {
  return { verb: 'unexpose', ...addressOf(call, { hasExternalAddress: false }) }
}

function addressOf(
  call: GcpCall,
  stated: { readonly hasExternalAddress: boolean },
): Pick<Effects, 'outputs' | 'addresses'> {
  const resource = namedResource(call)
  return resource === undefined ? {} : { outputs: [resource], addresses: [{ resource, ...stated }] }
}
