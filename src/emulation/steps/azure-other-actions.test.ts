import { describe, expect, it } from 'vitest'
import {
  azureBody,
  azureFlows,
  azureRequest,
  azureTarget,
  playAzure,
} from '../../../test/builders/azure-flows.ts'

it.each([
  ['run-command, of: server', 'access:  => virtualmachines/server'],
  ['read-console, of: server', 'access:  => virtualmachines/server'],
  ['connect, of: server', 'access:  => virtualmachines/server'],
  ['reset-password, of: server', 'access:  => virtualmachines/server'],
  ['export, of: server, to: vhds', 'export: virtualmachines/server => '],
  ['lock, of: data', 'protect:  => disks/data'],
  ['unlock, of: data', 'unprotect:  => disks/data'],
  ['unlock-group', 'unprotect:  => resourcegroups/rg-ours'],
  ['unlock-group, in: other', 'unprotect:  => resourcegroups/rg-other'],
  ['delete, of: old', 'delete:  => snapshots/old'],
  ['delete, of: door', 'unexpose:  => networksecuritygroups/door'],
  ['delete, of: point', 'delete:  => restorepoints/point'],
  ['delete, of: address', 'microsoft.network/publicipaddresses/delete'],
  ['delete-restore-points, of: point', 'delete:  => restorepointcollections/server-points'],
])('%s', (step, flow) => {
  expect(azureFlows(`do: ${step}`)).toEqual([flow])
})

const type = (name: string): object => ({ properties: { type: name } })

it('a password is set by what the system of the machine has for it', () => {
  expect(azureRequest('do: reset-password, of: server')).toMatchObject(type('VMAccessForLinux'))
  expect(azureRequest('do: reset-password, of: server, text: Windows')).toMatchObject(
    type('VMAccessAgent'),
  )
})

it('a machine is exported into the container that the step names', () => {
  const [event] = playAzure('do: export, of: server, to: vhds')
  expect(azureBody(event, 'request')).toMatchObject({
    destinationContainerName: 'vhds',
    vhdPrefix: 'server',
  })
})

it('a lock has the name that the step gives', () => {
  expect(azureTarget('do: unlock, of: data, text: no-delete')).toMatch(
    /\/DISKS\/DATA\/.*\/NO-DELETE$/,
  )
  expect(azureTarget('do: lock, of: data')).toBe(azureTarget('do: unlock, of: data'))
})

const call = (fields: string): string => `do: call, call: {service: Microsoft.Compute, ${fields}}`

describe('any call', () => {
  it('is done to the resource that it names, things by their names', () => {
    expect(azureFlows(call('name: snapshots/delete, resource: "@old"'))).toEqual([
      'delete:  => snapshots/old',
    ])
    expect(
      azureFlows(
        call('name: virtualMachines/runCommands/write, resource: "@server/runCommands/x"'),
      ),
    ).toEqual(['access:  => virtualmachines/server'])
  })

  it('has the bodies that it states, names in them replaced as well', () => {
    const bodies = 'request: {source: "@old", who: "@nobody"}, response: {in: "@ours"}'
    const [event] = playAzure(call(`name: snapshots/write, resource: "@old", ${bodies}`))
    expect(azureBody(event, 'request')).toEqual({
      source: expect.stringMatching(/\/snapshots\/old$/),
      who: '@nobody',
    })
    expect(azureBody(event, 'response')).toEqual({ in: '00000000-0000-4000-8000-0000000000aa' })
  })

  it('without a resource is done to the resource group', () => {
    const [event] = playAzure(call('name: anything/action'))
    expect(event?.native['resourceId']).toMatch(/\/RESOURCEGROUPS\/RG-OURS$/)
    expect(azureBody(event, 'request')).toBeUndefined()
  })
})
