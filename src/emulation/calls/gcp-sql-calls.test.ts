import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import type { JsonValue } from '../../base/json.ts'
import type { GcpCall } from './gcp-player.ts'
import * as databases from './gcp-sql-calls.ts'

const database = { project: 'p', name: 'db', region: 'europe-west1' }
const resourceName = 'projects/p/instances/db'

describe('a call on a database', () => {
  it('names the instance in its label, its resource and its request', () => {
    const call = databases.deleteDatabase(database)
    expect(call).toMatchObject({
      service: 'cloudsql.googleapis.com',
      method: 'cloudsql.instances.delete',
      resourceName,
      resource: {
        type: 'cloudsql_database',
        labels: { database_id: 'p:db', region: 'europe-west1' },
      },
      permissions: [{ permission: 'cloudsql.instances.delete', resource: resourceName }],
      request: {
        '@type': 'type.googleapis.com/google.cloud.sql.v1beta4.SqlInstancesDeleteRequest',
        project: 'p',
        instance: 'db',
      },
      operation: { type: 'DELETE', target: resourceName },
    })
    expect(call.request).not.toHaveProperty('body')
  })

  it('that makes it has the name in the body', () => {
    const { request } = databases.createDatabase(database, { databaseVersion: 'MYSQL_8_4' })
    expect(request).not.toHaveProperty('instance')
    expect(valueAt(request, 'body')).toMatchObject({ name: 'db', databaseVersion: 'MYSQL_8_4' })
  })

  it.each(['create', 'insert'] as const)('that backs it up may be called %s', (verb) => {
    expect(databases.backUpDatabase(database, verb)).toMatchObject({
      method: `cloudsql.backupRuns.${verb}`,
      resourceName: 'backupRuns/',
      operation: { type: 'BACKUP_VOLUME', target: resourceName },
    })
  })

  it('that deletes a backup names its number', () => {
    expect(databases.deleteBackup(database, '17')).toMatchObject({
      resourceName: 'backupRuns/17',
      request: { id: '17', instance: 'db' },
    })
  })
})

const bodyOf = (call: GcpCall): JsonValue | undefined => valueAt(call.request, 'body')

describe('what leaves a database', () => {
  it('a clone names its copy', () => {
    expect(bodyOf(databases.cloneDatabase(database, 'copy'))).toMatchObject({
      cloneContext: { destinationInstanceName: 'copy' },
    })
  })

  it('a restore names the backup and whose it is', () => {
    const of = { project: 'other', name: 'source' }
    expect(bodyOf(databases.restoreDatabase(database, { id: '17', of }))).toMatchObject({
      restoreBackupContext: { backupRunId: '17', instanceId: 'source', project: 'other' },
    })
  })

  it('an export names the file', () => {
    expect(bodyOf(databases.exportDatabase(database, 'gs://b/o', ['sales']))).toMatchObject({
      exportContext: { uri: 'gs://b/o', databases: ['sales'] },
    })
  })
})

it.each([
  ['update', 'SqlInstancesUpdateRequest'],
  ['patch', 'SqlInstancesPatchRequest'],
] as const)('%s lists who may connect', (verb, type) => {
  const { method, request } = databases.openDatabase(database, ['0.0.0.0/0'], verb)
  expect(method).toBe(`cloudsql.instances.${verb}`)
  expect(request?.['@type']).toContain(type)
  expect(valueAt(request, 'body', 'settings', 'ipConfiguration')).toMatchObject({
    ipv4Enabled: true,
    authorizedNetworks: [{ value: '0.0.0.0/0' }],
  })
})

it('a new password is set and not logged', () => {
  const { method, request } = databases.updateDatabaseUser(database, 'postgres')
  expect(method).toBe('cloudsql.users.update')
  expect(request).toMatchObject({ name: 'postgres' })
  expect(JSON.stringify(request)).not.toContain('password')
})
