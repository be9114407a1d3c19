import * as machines from '../calls/azure-machine-operations.ts'
import { writeDisk, writeMachine } from '../calls/azure-operations.ts'
import type { Thing } from '../scenario/thing.ts'
import { accessOf, contentOf } from './azure-content.ts'
import { azureSubject } from './azure-deed.ts'
import type { AzureActions, AzureDeed } from './azure-deed.ts'
import { launch } from './azure-launch.ts'
import { disksOf, machineAsItIs } from './azure-machine.ts'
import { makeThing, siteOf } from './azure-site.ts'
import type { Scene } from './step-action.ts'

/** What puts a copy to use: restored, attached, booted from. */
export const azureUseActions: AzureActions = {
  restore: {
    says: 'restores {of}[, the copy of {text},] to {as}[ in {in}]',
    needs: ['of', 'as'],
    takes: ['text', 'public'],
    of: ['snapshot', 'disk', 'restore-point', 'image'],
    names: { text: 'thing' },
    play: restoreDisk,
  },
  'replace-root-disk': {
    says: 'replaces the root disk of {to} by {of}',
    needs: ['of', 'to'],
    of: ['disk'],
    names: { to: 'thing' },
    play: replaceRootDisk,
  },
  launch: {
    says: 'launches {as}[ from {of}][ in {group}][ on {to}]',
    needs: ['as'],
    takes: ['of', 'group', 'public', 'to'],
    of: ['disk', 'image', 'snapshot', 'restore-point', 'recovery-point'],
    names: { to: 'thing' },
    play: launch,
  },
  attach: {
    says: 'attaches {of} to {to}',
    needs: ['of', 'to'],
    of: ['disk', 'snapshot'],
    names: { to: 'thing' },
    play: attach,
  },
  detach: {
    says: 'detaches {of}',
    needs: ['of'],
    of: ['disk'],
    play: (scene) => {
      const machine = leave(scene, azureSubject(scene))
      if (machine === undefined) return []
      return [{ operation: writeMachine(machineAsItIs(scene.world, machine)) }]
    },
  },
  'attach-alone': {
    says: 'attaches {of} to {to} without writing the machine',
    needs: ['of', 'to'],
    of: ['disk'],
    names: { to: 'thing' },
    play: (scene) => {
      const { step, world } = scene
      const disk = azureSubject(scene)
      const machine = world.thing(step.to ?? '')
      world.change(disk.name, { on: machine.name })
      return [{ operation: machines.moveDataDisks(machine.id, { attach: [disk.id] }) }]
    },
  },
  'detach-alone': {
    says: 'detaches {of} without writing the machine',
    needs: ['of'],
    of: ['disk'],
    play: (scene) => {
      const disk = azureSubject(scene)
      const machine = leave(scene, disk)
      if (machine === undefined) return []
      return [{ operation: machines.moveDataDisks(machine.id, { detach: [disk.id] }) }]
    },
  },
  start: machineAction('starts {of}', 'start'),
  stop: machineAction('stops {of}', 'deallocate'),
  'power-off': machineAction('powers {of} off', 'powerOff'),
  restart: machineAction('restarts {of}', 'restart'),
}

function machineAction(
  says: string,
  action: Parameters<typeof machines.machineAction>[1],
): AzureActions[string] {
  return {
    says,
    needs: ['of'],
    of: ['instance'],
    play: (scene) => [{ operation: machines.machineAction(azureSubject(scene).id, action) }],
  }
}

function restoreDisk(scene: Scene): readonly AzureDeed[] {
  const { step, world, actor } = scene
  const source = azureSubject(scene)
  const site = siteOf(scene, actor.place, source.region)
  const made = makeThing(scene, 'disk', { site, size: source.size, of: source.name })
  const content = contentOf(world, source, { ...site, disk: step.text })
  return [{ operation: writeDisk(made.id, made.region, content, accessOf(scene)) }]
}

/** A snapshot becomes a new data disk within the write of the machine; it has no write of its own. */
function attach(scene: Scene): readonly AzureDeed[] {
  const { step, world } = scene
  const thing = azureSubject(scene)
  const machine = world.thing(step.to ?? '')
  const plan = machineAsItIs(world, machine)
  if (thing.kind === 'snapshot') {
    const { place, region } = machine
    const made = makeThing(scene, 'disk', {
      site: { place, region },
      name: `${thing.name}-on-${machine.name}`,
      of: thing.name,
      on: machine.name,
      size: thing.size,
    })
    const copied = { diskId: made.id, option: 'Copy', sourceId: thing.id } as const
    return [{ operation: writeMachine({ ...plan, dataDisks: [copied] }) }]
  }
  world.change(thing.name, { on: machine.name })
  return [{ operation: writeMachine(machineAsItIs(world, machine)) }]
}

/** Takes a disk off its machine, which is given; `undefined` when it is on none. */
function leave({ world }: Scene, disk: Thing): Thing | undefined {
  const machine = disk.on === undefined ? undefined : world.find(disk.on)
  if (machine !== undefined) world.change(disk.name, { on: '' })
  return machine
}

/** The machine gives its root disk up for the other: it boots from that one, and the old is on none. */
function replaceRootDisk(scene: Scene): readonly AzureDeed[] {
  const { step, world } = scene
  const disk = azureSubject(scene)
  const machine = world.thing(step.to ?? '')
  const { osDiskId } = disksOf(world, machine)
  const old = world.partsOf(machine.name, 'disk').find(({ id }) => id === osDiskId)
  if (old !== undefined) world.change(old.name, { on: '' })
  world.change(disk.name, { on: machine.name })
  const changed = world.change(machine.name, { of: disk.name })
  return [{ operation: writeMachine(machineAsItIs(world, changed)) }]
}
