import { describe, expect, it } from 'vitest'
import { catalogueKeys } from '../lineage/catalogue.ts'
import { cleaningActions, credentialActions, takingActions } from './follow-up-actions.ts'
import type { SearchClause } from './follow-up-search.ts'

const snapshot = '//compute.googleapis.com/projects/p/global/snapshots/s'
const disk = '/subscriptions/1/resourcegroups/rg/providers/microsoft.compute/disks/d'
const database = 'arn:aws:rds:eu-west-1:111122223333:db:d'

function actionsOf(clause: SearchClause | undefined): readonly string[] {
  return clause?.by === 'action' ? clause.values : []
}

describe('the calls that are asked for', () => {
  it('are those of the services that hold the copies', () => {
    expect(actionsOf(takingActions('aws', ['snap-1']))).toContain('CreateVolume')
    expect(actionsOf(takingActions('aws', ['snap-1']))).not.toContain('CopyDBSnapshot')
    const both = actionsOf(takingActions('aws', ['snap-1', database]))
    expect(both).toEqual(expect.arrayContaining(['CreateVolume', 'CopyDBSnapshot']))
    expect(actionsOf(cleaningActions('gcp', [snapshot]))).toContain('compute.snapshots.delete')
  })

  it('are none where a copy is of a service whose calls are not listed', () => {
    expect(takingActions('aws', ['snap-1', 'redshift:111122223333:eu-west-1:snapshot:s'])).toBe(
      undefined,
    )
    expect(cleaningActions('aws', ['arn:aws:backup:eu-west-1:1:recovery-point:r'])).toBe(undefined)
  })

  it('that hand out credentials do nothing to data', () => {
    expect(credentialActions('aws')).toMatchObject({ by: 'action', verbs: [] })
    expect(actionsOf(credentialActions('gcp'))).toContain('GenerateAccessToken')
  })

  it('are calls that lineage knows, by their names in the logs', () => {
    const known = catalogueKeys.map((key) => key.toLowerCase())
    const clauses = [takingActions, cleaningActions].flatMap((ask) => [
      ['aws', ask('aws', ['snap-1', database])] as const,
      ['azure', ask('azure', [disk])] as const,
      ['gcp', ask('gcp', [snapshot, '//sqladmin.googleapis.com/projects/p/instances/i'])] as const,
    ])
    const unknown = clauses.flatMap(([cloud, clause]) =>
      actionsOf(clause)
        .map((action) => action.toLowerCase())
        .filter((action) => !known.some((key) => key.startsWith(cloud) && key.endsWith(action)))
        .map((action) => `${cloud} ${action}`),
    )
    expect(unknown).toEqual([])
  })
})
