import { deleteLock } from '../calls/azure-authorization-operations.ts'
import * as machines from '../calls/azure-machine-operations.ts'
import { deleteResource, plainOperation } from '../calls/azure-operations.ts'
import type { AzureOperation } from '../calls/azure-player.ts'
import type { Thing } from '../scenario/thing.ts'
import { azureSubject } from './azure-deed.ts'
import type { AzureActions, AzureDeed } from './azure-deed.ts'
import { groupScopeOf } from './azure-site.ts'
import { withIds } from './named-ids.ts'
import type { Scene } from './step-action.ts'

const lockable = ['disk', 'snapshot', 'instance', 'image', 'vault', 'restore-point'] as const

/** Getting into machines, guarding, deleting, and any operation at all. */
export const azureOtherActions: AzureActions = {
  'run-command': machineAction('runs a command on {of}', ({ id }) =>
    machines.machineAction(id, 'runCommand'),
  ),
  'read-console': machineAction('reads the console of {of}', ({ id }) =>
    machines.retrieveBootDiagnostics(id),
  ),
  connect: machineAction('opens a shell on {of}', ({ id }) =>
    plainOperation(
      'Microsoft.SerialConsole/serialPorts/connect/action',
      `${id}/providers/Microsoft.SerialConsole/serialPorts/0`,
    ),
  ),
  'reset-password': {
    says: 'sets a new password of {of}[, which runs {text}]',
    needs: ['of'],
    takes: ['text'],
    of: ['instance'],
    play: (scene) => {
      const { id, region } = azureSubject(scene)
      const system = scene.step.text === 'Windows' ? 'Windows' : 'Linux'
      return [{ operation: machines.writeAccessExtension(id, region, system) }]
    },
  },
  export: {
    says: 'exports {of} to bucket {to}',
    needs: ['of', 'to'],
    of: ['instance'],
    play: (scene) => {
      const { id, name } = azureSubject(scene)
      const into = { container: scene.step.to ?? '', prefix: name }
      return [{ operation: machines.captureMachine(id, into) }]
    },
  },
  lock: {
    says: 'locks {of}[ by {text}]',
    needs: ['of'],
    takes: ['text'],
    of: lockable,
    play: (scene) => [{ operation: writeLock(azureSubject(scene), lockNameOf(scene)) }],
  },
  unlock: {
    says: 'unlocks {of}[ by deleting {text}]',
    needs: ['of'],
    takes: ['text'],
    of: lockable,
    play: (scene) => [{ operation: deleteLock(azureSubject(scene).id, lockNameOf(scene)) }],
  },
  'unlock-group': {
    says: 'unlocks the resource group[ of {in}][ by deleting {text}]',
    takes: ['text'],
    play: (scene) => [{ operation: deleteLock(groupOfStep(scene), lockNameOf(scene)) }],
  },
  delete: {
    says: 'deletes {of}',
    needs: ['of'],
    of: [
      'snapshot',
      'disk',
      'image',
      'instance',
      'network-group',
      'network-interface',
      'public-address',
      'gallery',
      'restore-point',
      'vault',
    ],
    play: (scene) => [{ operation: deleteResource(azureSubject(scene).id) }],
  },
  'delete-restore-points': {
    says: 'deletes all restore points beside {of}',
    needs: ['of'],
    of: ['restore-point'],
    play: (scene) => {
      const [collection = ''] = azureSubject(scene).id.split('/restorePoints/')
      return [{ operation: deleteResource(collection) }]
    },
  },
  call: {
    says: 'makes a call',
    needs: ['call'],
    play: anyOperation,
  },
}

function machineAction(
  says: string,
  operationOn: (machine: Thing) => AzureOperation,
): AzureActions[string] {
  return {
    says,
    needs: ['of'],
    of: ['instance'],
    play: (scene) => [{ operation: operationOn(azureSubject(scene)) }],
  }
}

function lockNameOf({ step }: Scene): string {
  return step.text ?? 'keep'
}

function writeLock({ id }: Thing, name: string): AzureOperation {
  const resourceId = `${id}/providers/Microsoft.Authorization/locks/${name}`
  const properties = { level: 'CanNotDelete' }
  return {
    ...plainOperation('Microsoft.Authorization/locks/write', resourceId),
    answer: 'Created',
    request: { properties },
    response: { properties, id: resourceId, type: 'Microsoft.Authorization/locks', name },
  }
}

/** Any operation: the service is the provider; `@name` stands for the id of a thing or place. */
function anyOperation(scene: Scene): readonly AzureDeed[] {
  const { call } = scene.step
  if (call === undefined) return []
  const { service, name, resource = groupOfStep(scene) } = call
  const request = withIds(call.request, scene.world)
  const response = withIds(call.response, scene.world)
  const operation: AzureOperation = {
    ...plainOperation(`${service}/${name}`, resource.replace(/@([\w.-]+)/g, idIn(scene))),
    ...(request === undefined ? {} : { request }),
    ...(response === undefined ? {} : { response }),
  }
  return [{ operation }]
}

function groupOfStep({ step, world, actor }: Scene): string {
  return groupScopeOf(step.in === undefined ? actor.place : world.place(step.in))
}

/** Replaces a name that something of the scenario has by its id, and leaves any other. */
function idIn({ world }: Scene): (whole: string, name: string) => string {
  return (whole, name) => world.idOf(name) ?? whole
}
