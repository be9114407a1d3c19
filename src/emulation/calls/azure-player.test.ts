import { describe, expect, it } from 'vitest'
import { parseJson, textOf, valueAt } from '../../base/json.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { applicationCaller, azureApplications, personCaller } from './azure-caller.ts'
import { writeInboundRule } from './azure-network-operations.ts'
import {
  armIds,
  beginAccess,
  deleteResource,
  failedOperation,
  writeDisk,
  writeTags,
} from './azure-operations.ts'
import { playAzureExport, playAzureRest } from './azure-player.ts'
import type { AzureOperation, AzureState } from './azure-player.ts'
import { timeAt } from '../clock.ts'
import { createRandom } from '../random.ts'

const time = timeAt('2026-09-16 01:12:20')
const random = createRandom('azure player test')
const tenant = random.uuid()
const place = { subscription: random.uuid(), group: 'rg-Test', location: 'westeurope' }
const snapshot = armIds.snapshot(place, 'Snap1')
const copy = writeDisk(snapshot, 'westeurope', {
  option: 'Copy',
  sourceId: armIds.disk(place, 'osDisk'),
})
const caller = personCaller({
  tenant,
  givenName: 'Ines',
  surname: 'Costa',
  upn: 'ines.costa@example.com',
  application: azureApplications.cli,
  address: '192.0.2.1',
  since: time,
})
const correlationId = random.uuid()
const exported = (operation: AzureOperation): readonly JsonObject[] =>
  playAzureExport({ caller, time, operation, correlationId }, random).map(({ record }) => record)
const listed = (operation: AzureOperation): readonly JsonObject[] =>
  playAzureRest({ caller, time, operation, correlationId }, random).map(({ record }) => record)
const body = (row: JsonObject | undefined, key: string): JsonValue | undefined =>
  parseJson(textOf(valueAt(row, 'properties', key)) ?? '')

describe('the rows of an operation', () => {
  it('are three when it is accepted: request in the first, answer in the second', () => {
    const [started, accepted, succeeded] = exported(copy)
    expect([started, accepted, succeeded].map((row) => row?.['resultType'])).toEqual([
      'Start',
      'Accept',
      'Success',
    ])
    const origin = ['properties', 'creationData', 'sourceResourceId'] as const
    expect(valueAt(body(started, 'requestbody'), ...origin)).toContain('/disks/osDisk')
    expect(valueAt(body(accepted, 'responseBody'), ...origin)).toContain('/disks/osDisk')
    expect(valueAt(succeeded, 'properties', 'responseBody')).toBeUndefined()
  })

  it('are two when it is answered at once', () => {
    const rows = exported(writeTags(copy, { a: 'b' }))
    expect(rows.map((row) => row['resultSignature'])).toEqual(['Started.', 'Succeeded.OK'])
    expect(valueAt(body(rows[1], 'responseBody'), 'tags')).toEqual({ a: 'b' })
  })

  it('end in a failure that names the caller when refused', () => {
    const [, failed] = exported({ ...beginAccess(snapshot), course: 'refused' })
    expect(failed).toMatchObject({ resultType: 'Failure', level: 'Error' })
    const error = valueAt(body(failed, 'statusMessage'), 'error')
    expect(valueAt(error, 'code')).toBe('AuthorizationFailed')
    expect(valueAt(error, 'message')).toContain('snapshots/beginGetAccess/action')
  })

  it('share their correlation and never go back in time', () => {
    const rows = playAzureExport({ caller, time, operation: copy, correlationId }, random)
    expect(new Set(rows.map(({ record }) => record['correlationId']))).toEqual(
      new Set([correlationId]),
    )
    const times = rows.map((row) => row.time)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
  })
})

describe('an operation that fails', () => {
  const failure = { statusCode: 'Conflict', code: 'QuotaExceeded', message: 'No more snapshots.' }

  it('is answered with the error', () => {
    const [started, failed, more] = exported(failedOperation(copy, failure))
    expect(more).toBeUndefined()
    expect(body(started, 'requestbody')).toBeDefined()
    expect(failed).toMatchObject({ resultType: 'Failure', resultSignature: 'Failed.Conflict' })
    expect(valueAt(failed, 'properties', 'statusCode')).toBe('Conflict')
    expect(valueAt(body(failed, 'statusMessage'), 'error')).toEqual({
      code: 'QuotaExceeded',
      message: 'No more snapshots.',
    })
  })

  it('or accepted first, with its body, and fails while it runs', () => {
    const rows = exported(failedOperation(copy, { ...failure, isAccepted: true }))
    expect(rows.map((row) => row['resultType'])).toEqual(['Start', 'Accept', 'Failure'])
    expect(body(rows[1], 'responseBody')).toBeDefined()
    expect(valueAt(rows[2], 'properties', 'responseBody')).toBeUndefined()
  })

  it('must say why', () => {
    expect(() => exported({ ...copy, course: 'failed' })).toThrow(TypeError)
  })
})

const without = (...states: readonly AzureState[]): readonly unknown[] =>
  playAzureExport({ caller, time, operation: copy, correlationId, without: states }, random).map(
    ({ record }) => record['resultType'],
  )

describe('a log with gaps', () => {
  it('lacks the rows that it never got, and has the others', () => {
    expect(without('Started')).toEqual(['Accept', 'Success'])
    expect(without('Succeeded')).toEqual(['Start', 'Accept'])
    expect(without('Started', 'Succeeded')).toEqual(['Accept'])
  })
})

describe('the dialects', () => {
  it('differ in case: the export shouts, REST does not', () => {
    expect(exported(copy)[0]).toMatchObject({
      operationName: 'MICROSOFT.COMPUTE/SNAPSHOTS/WRITE',
      resourceId: snapshot.toUpperCase(),
    })
    expect(valueAt(listed(copy)[0], 'operationName', 'value')).toBe(
      'Microsoft.Compute/snapshots/write',
    )
  })

  it('give REST rows an id of their own, the export none', () => {
    expect(new Set(listed(copy).map((row) => row['eventDataId'])).size).toBe(3)
    expect(exported(copy)[0]).not.toHaveProperty('eventDataId')
  })

  it('show the request beside what the caller saw, not beside what the job wrote later', () => {
    const rows = listed(copy)
    expect(rows.map((row) => 'httpRequest' in row)).toEqual([true, true, false])
  })

  it('spell the state of an answer out, and name the type of the resource', () => {
    const [, accepted] = listed(beginAccess(snapshot))
    expect(accepted).toMatchObject({
      subStatus: { value: 'Accepted', localizedValue: 'Accepted (HTTP Status Code: 202)' },
      resourceType: { value: 'Microsoft.Compute/snapshots' },
      resourceProviderName: { value: 'Microsoft.Compute' },
      resourceGroupName: 'rg-Test',
    })
  })

  it('write the requested rule of a network group into the Started row', () => {
    const group = armIds.securityGroup(place, 'nsg')
    const [started] = exported(writeInboundRule(group, 'ssh', { source: '*', port: '22' }))
    expect(valueAt(body(started, 'requestbody'), 'properties')).toMatchObject({
      direction: 'Inbound',
      access: 'Allow',
      sourceAddressPrefix: '*',
      destinationPortRange: '22',
    })
  })
})

describe('callers and names', () => {
  it('show an application by its object id and without a person’s claims', () => {
    const application = applicationCaller({
      tenant,
      application: azureApplications.backup,
      appidacr: '2',
      since: time,
    })
    expect(application.principal).toBe(`azure:${tenant}:${application.name}`)
    expect(application.claims['idtyp']).toBe('app')
    expect(Object.keys(application.claims).join()).not.toContain('upn')
  })

  it('derive the delete operation from the type', () => {
    expect(deleteResource(snapshot).name).toBe('Microsoft.Compute/snapshots/delete')
  })
})
