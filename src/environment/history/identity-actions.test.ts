import { describe, expect, it } from 'vitest'
import { cloudtrailEvent, emulatedCall } from '../../../test/builders/cloudtrail-builder.ts'
import type { Event } from '../../events/event.ts'
import { identityActionNames, identityEvent } from './identity-actions.ts'

const role = 'arn:aws:iam::111122223333:role/deploy'
const base = cloudtrailEvent(emulatedCall('iam', 'CreateUser'))

function azure(operation: string): Event {
  return { ...base, source: 'azure.activitylogs', native: { operationName: { value: operation } } }
}

function gcp(methodName: string): Event {
  return { ...base, source: 'gcp.audit', native: { protoPayload: { methodName } } }
}

describe('a call about identities', () => {
  it.each([
    ['AWS', base],
    ['AWS', cloudtrailEvent(emulatedCall('signin', 'ConsoleLogin'))],
    ['Azure', azure('Microsoft.ManagedIdentity/userAssignedIdentities/write')],
    ['Azure', azure('MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/WRITE')],
    ['Google Cloud', gcp('google.iam.admin.v1.CreateServiceAccountKey')],
    ['Google Cloud', gcp('GenerateAccessToken')],
  ])('is known: %s', (_, event) => {
    expect(identityEvent(event)).toEqual({})
  })

  it('tells which role was taken up', () => {
    const call = emulatedCall('sts', 'AssumeRole', { requestParameters: { roleArn: role } })
    expect(identityEvent(cloudtrailEvent(call))).toEqual({ takenUp: role })
  })

  it('is nothing when it was refused', () => {
    const refused = { ...base, document: { event: { outcome: 'failure' } } }
    expect(identityEvent(refused)).toBeUndefined()
  })

  it.each([
    cloudtrailEvent(emulatedCall('ec2', 'CreateUser')),
    cloudtrailEvent(emulatedCall('iam', 'ListUsers')),
    cloudtrailEvent({}),
    { ...base, source: 'gcp.audit' as const },
  ])('is no other call', (event) => {
    expect(identityEvent(event)).toBeUndefined()
  })

  it('is named in lower case for each log source', () => {
    for (const names of Object.values(identityActionNames)) {
      expect(names.length).toBeGreaterThan(3)
      expect(names).toEqual(names.map((name) => name.toLowerCase()))
      expect(new Set(names).size).toBe(names.length)
    }
  })
})
