import { expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import * as machines from './azure-machine-operations.ts'

const machine = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm1'
const prefix = 'Microsoft.Compute/virtualMachines'

it.each(['start', 'deallocate', 'powerOff', 'restart', 'runCommand'] as const)(
  '%s is done to the machine and takes its time',
  (action) => {
    const operation = machines.machineAction(machine, action)
    expect(operation).toMatchObject({
      name: `${prefix}/${action}/action`,
      resourceId: machine,
      method: 'POST',
      course: 'long',
    })
    expect(operation).not.toHaveProperty('request')
  },
)

it('boot diagnostics are answered at once', () => {
  expect(machines.retrieveBootDiagnostics(machine)).toMatchObject({
    name: `${prefix}/retrieveBootDiagnosticsData/action`,
    course: 'short',
  })
})

it.each([
  ['Linux', 'VMAccessForLinux'],
  ['Windows', 'VMAccessAgent'],
] as const)('the access extension of %s is %s, its secrets unlogged', (system, type) => {
  const { name, resourceId, request } = machines.writeAccessExtension(machine, 'eu', system)
  expect(name).toBe(`${prefix}/extensions/write`)
  expect(resourceId).toBe(`${machine}/extensions/enablevmAccess`)
  expect(valueAt(request, 'properties', 'type')).toBe(type)
  expect(JSON.stringify(request)).not.toContain('protectedSettings')
})

it('a capture names the container of the files', () => {
  const { request } = machines.captureMachine(machine, { container: 'vhds', prefix: 'vm' })
  expect(request).toMatchObject({ destinationContainerName: 'vhds', vhdPrefix: 'vm' })
})

it('data disks are moved by id, and only the sides that move are named', () => {
  const { request } = machines.moveDataDisks(machine, { attach: ['a', 'b'], detach: ['c'] })
  expect(request).toEqual({
    dataDisksToAttach: [
      { diskId: 'a', lun: 0 },
      { diskId: 'b', lun: 1 },
    ],
    dataDisksToDetach: [{ diskId: 'c' }],
  })
  const attached = machines.moveDataDisks(machine, { attach: ['a'] }).request
  expect(attached).not.toHaveProperty('dataDisksToDetach')
})
