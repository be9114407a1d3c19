import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { azureEvent, azureRecord } from '../../../test/builders/azure-builder.ts'
import {
  type AzureCall,
  bodyAt,
  isUpdate,
  readAzureCall,
  regionOf,
  sourceAddressOf,
} from './azure-call.ts'

const write = { operation: 'MICROSOFT.COMPUTE/DISKS/WRITE', resource: 'Microsoft.Compute/disks/d' }

function callOf(record: JsonObject): AzureCall {
  const call = readAzureCall(azureEvent(record))
  if (call === undefined) throw new Error('no call')
  return call
}

describe('a call', () => {
  it('has its operation in lower case and its bodies whatever their form', () => {
    const request = '{"location":"West Europe","properties":{"a":1}}'
    const call = callOf(azureRecord({ ...write, request, response: { properties: { b: 2 } } }))
    expect(call.operation).toBe('microsoft.compute/disks/write')
    expect([bodyAt(call, 'properties', 'a'), bodyAt(call, 'properties', 'b')]).toEqual([1, 2])
    expect(regionOf(call)).toBe('westeurope')
  })

  it('believes the response before the request', () => {
    const call = callOf(azureRecord({ ...write, request: { a: 1 }, response: { a: 2 } }))
    expect(bodyAt(call, 'a')).toBe(2)
  })

  it('fails only where the record says so', () => {
    const states = ['Started', 'Accepted', 'Succeeded', 'Failed', 'Canceled', '']
    expect(states.map((status) => callOf(azureRecord({ ...write, status })).failed)).toEqual([
      false,
      false,
      false,
      true,
      true,
      false,
    ])
  })

  it('needs an operation and a resource', () => {
    expect(readAzureCall(azureEvent({}))).toBeUndefined()
    expect(readAzureCall(azureEvent({ operationName: { value: 'x' } }))).toBeUndefined()
  })
})

function isUpdateOf(timeCreated: string): boolean {
  return isUpdate(callOf(azureRecord({ ...write, response: { properties: { timeCreated } } })))
}

it('takes a write for an update where the resource was made long before', () => {
  expect(isUpdateOf('2024-05-01T09:59:50.1234567+00:00')).toBe(false)
  expect(isUpdateOf('2023-05-01T09:59:50Z')).toBe(true)
  expect(isUpdateOf('soon')).toBe(false)
})

function hostOf(clientIpAddress: string): string | undefined {
  return sourceAddressOf({ httpRequest: { clientIpAddress } })
}

it('takes the port off an address', () => {
  expect(hostOf('198.51.100.7:443')).toBe('198.51.100.7')
  expect(hostOf('2001:db8::7')).toBe('2001:db8::7')
  expect(hostOf('[2001:db8::7]:443')).toBe('2001:db8::7')
  expect(sourceAddressOf({ claims: { ipaddr: '198.51.100.8' } })).toBe('198.51.100.8')
  expect(sourceAddressOf({})).toBeUndefined()
})
