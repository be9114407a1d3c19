import { describe, expect, it } from 'vitest'
import { azureApplications } from '../calls/azure-caller.ts'
import { playAzureExport } from '../calls/azure-player.ts'
import { deleteResource } from '../calls/azure-operations.ts'
import { valueAt, type JsonValue } from '../../base/json.ts'
import { createRandom } from '../random.ts'
import type { Actor } from '../scenario/thing.ts'
import { azureCaller } from './azure-actor.ts'

const since = Date.parse('2026-09-15T00:00:00Z')
const place = {
  name: 'ours',
  cloud: 'azure',
  id: '00000000-0000-4000-8000-000000000001',
  region: 'westeurope',
  tenant: '00000000-0000-4000-8000-00000000000a',
  group: 'rg',
} as const

function actor(more: Partial<Actor>): Actor {
  return { name: 'lena.hoff', in: 'ours', kind: 'user', place, since, ...more }
}

/** A claim of the row that an actor leaves. */
function claim(who: Partial<Actor>, name: string): JsonValue | undefined {
  const operation = deleteResource(
    `/subscriptions/${place.id}/resourceGroups/rg/providers/Microsoft.Compute/disks/d`,
  )
  const play = { caller: azureCaller(actor(who)), time: since, operation, correlationId: 'c' }
  const [row] = playAzureExport(play, createRandom('1'))
  return valueAt(row?.record, 'identity', 'claims', name)
}

describe('an actor in Azure', () => {
  it('is a person, with a name made of the sign-in name', () => {
    const schema = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'
    for (const name of ['lena.hoff', 'lena.hoff@example.com']) {
      expect(claim({ name }, `${schema}/upn`)).toBe('lena.hoff@example.com')
      expect([
        claim({ name }, `${schema}/givenname`),
        claim({ name }, `${schema}/surname`),
      ]).toEqual(['Lena', 'Hoff'])
    }
  })

  it('signs in through an application: the command line, the portal, its own', () => {
    const application = '00000000-0000-4000-8000-0000000000aa'
    expect(claim({}, 'appid')).toBe(azureApplications.cli)
    expect(claim({ client: 'console' }, 'appid')).toBe(azureApplications.portal)
    expect(claim({ client: 'terraform' }, 'appid')).toBe(azureApplications.cli)
    expect(claim({ client: 'console', application }, 'appid')).toBe(application)
  })

  it('is an application with an id of its own, the same in every record', () => {
    const pipeline = azureCaller(actor({ kind: 'application', name: 'pipeline' }))
    expect(azureCaller(actor({ kind: 'application', name: 'pipeline' }))).toEqual(pipeline)
    expect(claim({ kind: 'application', name: 'pipeline' }, 'appid')).not.toBe(
      claim({ kind: 'application', name: 'other' }, 'appid'),
    )
    expect([claim({}, 'name'), claim({ kind: 'application' }, 'name')]).toEqual([
      'Lena Hoff',
      undefined,
    ])
  })

  it('is the backup service when it is a service of no other application', () => {
    expect(claim({ kind: 'service', name: 'backup' }, 'appid')).toBe(azureApplications.backup)
  })
})
