import { describe, expect, it } from 'vitest'
import { nativeFromPowershell } from './azure-powershell.ts'

describe('what Get-AzActivityLog prints (telemetry.md 1.2)', () => {
  it('gets the names of REST', () => {
    expect(
      nativeFromPowershell({
        EventTimestamp: '2024-05-01T10:00:00Z',
        OperationName: { Value: 'Microsoft.Compute/disks/write' },
        Status: 'Succeeded',
        Claims: { Content: { appid: 'a-1' } },
        HttpRequest: { ClientIpAddress: '198.51.100.7', Method: 'PUT' },
        Properties: { Content: { requestbody: '{"a":1}' } },
      }),
    ).toEqual({
      eventTimestamp: '2024-05-01T10:00:00Z',
      operationName: { value: 'Microsoft.Compute/disks/write' },
      status: { value: 'Succeeded' },
      claims: { appid: 'a-1' },
      httpRequest: { clientIpAddress: '198.51.100.7', method: 'PUT' },
      properties: { requestBody: { a: 1 } },
    })
  })

  it.each([
    ['/Date(1656338339133)/', 1_656_338_339_133],
    [{ value: '/Date(1656338339133)/', DateTime: 'Monday' }, 1_656_338_339_133],
    [{ DateTime: '2024-05-01T10:00:00Z' }, '2024-05-01T10:00:00Z'],
    ['/Date(soon)/', '/Date(soon)/'],
  ])('reads the time %j', (EventTimestamp, time) => {
    expect(nativeFromPowershell({ EventTimestamp })).toEqual({ eventTimestamp: time })
  })

  it.each([
    [4, 'Informational'],
    [1, 'Critical'],
    ['Warning', 'Warning'],
    [99, undefined],
  ])('reads the level %j', (Level, level) => {
    expect(nativeFromPowershell({ Level })['level']).toBe(level)
  })
})
