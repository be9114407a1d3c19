import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { objectOf, parseJson, textOf, valueAt } from '../../base/json.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { applicationCaller, azureApplications, personCaller } from './azure-caller.ts'
import { writeInboundRule } from './azure-network-operations.ts'
import {
  armIds,
  beginAccess,
  deleteResource,
  typeOf,
  writeDisk,
  writeTags,
} from './azure-operations.ts'
import { playAzureExport, playAzureRest } from './azure-player.ts'
import type { AzureOperation } from './azure-player.ts'
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

  it('derive the delete operation from the type, nested or not', () => {
    expect(deleteResource(snapshot).name).toBe('Microsoft.Compute/snapshots/delete')
    expect(typeOf(`${armIds.securityGroup(place, 'nsg')}/securityRules/ssh`)).toBe(
      'Microsoft.Network/networkSecurityGroups/securityRules',
    )
  })
})

describe.each(['44410568588.json', '44914365781.json'])('beside the real %s', (name) => {
  const file = new URL(`../../../../shared/data/azure/securathesis/${name}`, import.meta.url)
  const present = existsSync(file)
  if (!present) process.stderr.write(`skipped: ${file.pathname} is not here\n`)

  it.skipIf(!present)('an Accepted row has the same keys, and the request beside them', () => {
    const real = objectOf(parseJson(readFileSync(file, 'utf8'))) ?? {}
    const { httpRequest: _request, ...accepted } = listed(copy)[1] ?? {}
    expect(Object.keys(accepted).toSorted()).toEqual(Object.keys(real).toSorted())
    expect(propertyKeys(accepted)).toEqual(propertyKeys(real))
    const known = Object.keys(objectOf(real['claims']) ?? {})
    expect(Object.keys(caller.claims).filter((claim) => !known.includes(claim))).toEqual(['idtyp'])
  })
})

function propertyKeys(row: JsonObject): readonly string[] {
  return Object.keys(objectOf(row['properties']) ?? {}).toSorted()
}
