import { describe, expect, it } from 'vitest'
import { gcpPayloads, lastPayload, lastRequest } from '../../../test/builders/gcp-step-player.ts'

/** The networks that a request lets in, as text. */
const open = (step: string): string | undefined =>
  JSON.stringify(lastRequest(step)).match(/"authorizedNetworks":(\[.*?\])/)?.[1]

describe('databases', () => {
  it('are restored from the backup by its number, into an instance that is there', () => {
    const request = lastRequest('{do: restore, of: dump, as: shop}')
    expect(request).toMatchObject({
      instance: 'shop',
      body: { restoreBackupContext: { instanceId: 'shop', project: 'example-production' } },
    })
    expect(JSON.stringify(request)).toMatch(/"backupRunId":"\d{13}"/)
  })

  it('are restored into another one too', () => {
    expect(lastRequest('{do: restore, of: dump, as: other}')).toMatchObject({
      instance: 'other',
      body: { restoreBackupContext: { instanceId: 'shop' } },
    })
  })

  it('have backups of two names, without a number', () => {
    const methods = ['create-snapshot', 'insert-snapshot'].map((verb) =>
      lastPayload([`{do: ${verb}, of: shop, as: new}`], 'methodName'),
    )
    expect(methods).toEqual(['cloudsql.backupRuns.create', 'cloudsql.backupRuns.insert'])
  })

  it('are open to nobody, to the world or to networks', () => {
    expect(open('{do: create-database, as: new}')).toBeUndefined()
    expect(open('{do: make-public, of: shop}')).toBe(
      '[{"value":"0.0.0.0/0","kind":"sql#aclEntry"}]',
    )
    expect(open('{do: make-public, of: shop, from: 192.0.2.0/24, text: patch}')).toContain(
      '192.0.2.0/24',
    )
    expect(open('{do: make-private, of: shop}')).toBe('[]')
  })

  it('are opened by an update or a patch', () => {
    const methods = ['update', 'patch'].map((text) =>
      lastPayload([`{do: make-public, of: shop, text: ${text}}`], 'methodName'),
    )
    expect(methods).toEqual(['cloudsql.instances.update', 'cloudsql.instances.patch'])
  })

  it('are dumped into a bucket', () => {
    expect(lastRequest('{do: export, of: shop, to: bucket, text: a.sql}')).toMatchObject({
      body: { exportContext: { uri: 'gs://example-drop/a.sql' } },
    })
  })

  it('lie in a region, not in a zone', () => {
    const [clone] = gcpPayloads('{do: copy, of: shop, as: second}')
    expect(clone?.['methodName']).toBe('cloudsql.instances.clone')
    expect(lastRequest('{do: create-database, as: new}')).toMatchObject({
      body: { region: 'europe-west1' },
    })
  })

  it('are deleted, and their backups by number', () => {
    expect(lastPayload(['{do: delete, of: shop}'], 'methodName')).toBe('cloudsql.instances.delete')
    expect(lastPayload(['{do: delete, of: dump}'], 'resourceName')).toMatch(/^backupRuns\/\d{13}$/)
  })
})
