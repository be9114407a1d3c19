import { expect, it } from 'vitest'
import { powershellObject } from './azure-powershell-object.ts'

it('a record gets PascalCase keys, plain names and dictionaries inside Content', () => {
  expect(
    powershellObject({
      eventDataId: 'e-1',
      eventTimestamp: '2026-09-15T02:24:10.1234567Z',
      operationName: { value: 'X/write', localizedValue: 'Write X' },
      status: { value: 'Started', localizedValue: 'Started' },
      claims: { appid: 'a-1' },
      properties: { requestbody: '{}' },
      authorization: { action: 'X/write', scope: '/s' },
      httpRequest: { clientIpAddress: '192.0.2.7' },
      level: 'Informational',
    }),
  ).toEqual({
    EventDataId: 'e-1',
    EventTimestamp: '2026-09-15T02:24:10.1234567Z',
    OperationName: 'X/write',
    Status: 'Started',
    Claims: { Content: { appid: 'a-1' } },
    Properties: { Content: { requestbody: '{}' } },
    Authorization: { Action: 'X/write', Scope: '/s' },
    HttpRequest: { ClientIpAddress: '192.0.2.7' },
    Level: 4,
  })
})

it('what .NET has no number for stays a word', () => {
  expect(powershellObject({ level: 'Strange' })).toEqual({ Level: 'Strange' })
})
