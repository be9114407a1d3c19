import * as disks from '../calls/gcp-disk-calls.ts'
import * as instances from '../calls/gcp-instance-calls.ts'
import type { GcpLaunch, LaunchDisk } from '../calls/gcp-launch.ts'
import type { Thing } from '../scenario/thing.ts'
import { databaseCreation, databaseRestore } from './gcp-database-deeds.ts'
import { gcpNetwork, gcpSubject, makeGcpThing } from './gcp-deed.ts'
import type { GcpAction, GcpActions, GcpDeed } from './gcp-deed.ts'
import { accountOf } from './gcp-receivers.ts'
import type { Scene } from './step-action.ts'

/** What puts a copy to use: restored, attached, booted from. */
export const gcpUseActions: GcpActions = {
  restore: {
    says: 'restores {of} to {as}',
    needs: ['of', 'as'],
    of: ['snapshot', 'image', 'disk', 'database-snapshot'],
    play: (scene) => {
      const source = gcpSubject(scene)
      return source.kind === 'database-snapshot'
        ? databaseRestore(scene, source)
        : [insertDisk(scene, source)]
    },
  },
  'create-disk': {
    says: 'creates empty disk {as}',
    needs: ['as'],
    play: (scene) => [insertDisk(scene, undefined)],
  },
  'create-database': {
    says: 'creates database {as}[ that {from} may connect to]',
    needs: ['as'],
    takes: ['from', 'text'],
    play: databaseCreation,
  },
  launch: {
    says: 'launches {as} from {of}[ with disk {text}][ in {group}][ on network {to}][ as {with}]',
    needs: ['of', 'as'],
    takes: ['group', 'public', 'to', 'with', 'text'],
    of: ['disk', 'image', 'snapshot', 'machine-image'],
    names: { text: 'thing' },
    play: launch,
  },
  attach: {
    says: 'attaches {of} to {to}[ to be read only, as {text}]',
    needs: ['of', 'to'],
    takes: ['text'],
    of: ['disk'],
    names: { to: 'thing' },
    play: (scene) => {
      const { step, world } = scene
      const disk = gcpSubject(scene)
      const instance = world.thing(step.to ?? '')
      world.change(disk.name, { on: instance.name })
      const call =
        step.text === undefined
          ? instances.attachDisk(instance.id, disk.id)
          : instances.attachDisk(instance.id, disk.id, { mode: 'READ_ONLY', deviceName: step.text })
      return [{ call }]
    },
  },
  detach: {
    says: 'detaches {of}',
    needs: ['of'],
    of: ['disk'],
    play: (scene) => {
      const { on } = gcpSubject(scene)
      const instance = on === undefined ? undefined : scene.world.find(on)
      return instance === undefined ? [] : [{ call: instances.detachDisk(instance.id) }]
    },
  },
  start: instanceAction('starts {of}', ({ id }) => instances.instanceAction(id, 'start', {})),
  stop: instanceAction('stops {of}', ({ id }) => instances.instanceAction(id, 'stop', {})),
  reset: instanceAction('resets {of}', ({ id }) => instances.instanceAction(id, 'reset', {})),
  'add-address': {
    ...instanceAction('gives {of} an address in the internet[, {text}]', ({ id }, { step }) =>
      instances.addAddress(id, step.text),
    ),
    takes: ['text'],
  },
  'remove-address': instanceAction('takes the address in the internet from {of}', ({ id }) =>
    instances.removeAddress(id),
  ),
  join: {
    says: 'puts {of} into {group}',
    needs: ['of', 'group'],
    of: ['instance'],
    play: (scene) => {
      const { step, world } = scene
      const instance = gcpSubject(scene)
      const tag = world.thing(step.group ?? '').name
      world.change(instance.name, { groups: [tag] })
      return [{ call: instances.setTags(instance.id, [tag]) }]
    },
  },
}

function instanceAction(
  says: string,
  callOf: (instance: Thing, scene: Scene) => GcpDeed['call'],
): GcpAction {
  return {
    says,
    needs: ['of'],
    of: ['instance'],
    play: (scene) => [{ call: callOf(gcpSubject(scene), scene) }],
  }
}

function insertDisk(scene: Scene, source: Thing | undefined): GcpDeed {
  const made = makeGcpThing(scene, 'disk', source)
  return { call: disks.insertDisk(made.id, diskSourceOf(source, made.size)) }
}

function diskSourceOf(source: Thing | undefined, size: number): disks.DiskSource {
  if (source === undefined) return { size }
  const { kind, id } = source
  if (kind === 'image') return { image: id }
  if (kind === 'disk') return { disk: id }
  return id.includes('/instantSnapshots/') ? { instantSnapshot: id } : { snapshot: id }
}

/**
 * Network groups are tags here: the instance has those that its groups are called by. `to` is its
 * network, `with` the service account that it acts as, the text another disk that it has.
 */
function launch(scene: Scene): readonly GcpDeed[] {
  const { step, world } = scene
  const source = gcpSubject(scene)
  const groups = step.group === undefined ? [] : [step.group]
  const made = makeGcpThing(scene, 'instance', source, { groups })
  const account = accountOf(scene)
  const plan: GcpLaunch = {
    instance: made.id,
    boot: source.kind === 'machine-image' ? { machineImage: source.id } : launchDiskOf(source),
    network: gcpNetwork(scene, made.place.id),
    tags: groups,
    external: step.public ?? false,
    ...(account === undefined ? {} : { serviceAccount: account }),
    ...(step.text === undefined ? {} : { disks: [launchDiskOf(world.thing(step.text))] }),
  }
  if (source.kind === 'disk') world.change(source.name, { on: made.name })
  return [{ call: instances.launchInstance(plan) }]
}

function launchDiskOf({ kind, id, size }: Thing): LaunchDisk {
  if (kind === 'disk') return { disk: id }
  return kind === 'image' ? { image: id, size } : { snapshot: id, size }
}
