import { describe, expect, it } from 'vitest'
import { textOf, valueAt } from '../../base/json.ts'
import { azureScene } from '../../../test/builders/azure-scene.ts'
import { deleteResource } from '../calls/azure-operations.ts'
import type { AzureAction } from './azure-deed.ts'
import { playAzureStep } from './play-azure-step.ts'
import type { PlayedRecord } from './played-record.ts'

/** Deletes a snapshot, and a minute before that a disk. */
const action: AzureAction = {
  says: 'deletes two things',
  play: ({ world }) => [
    { operation: deleteResource(world.thing('old').id) },
    { operation: deleteResource(world.thing('spare').id), after: -60_000 },
  ],
}

function play(fields: Parameters<typeof azureScene>[0] = {}): readonly PlayedRecord[] {
  return playAzureStep(action, azureScene(fields), 'azure-event-hub')
}

/** The states of the rows, in the order of time: `SNAPSHOTS Start`. */
function states(fields?: Parameters<typeof azureScene>[0]): readonly string[] {
  return play(fields)
    .toSorted((one, other) => one.time - other.time)
    .map(({ record }) => {
      const [, kind = ''] = (textOf(record['operationName']) ?? '').split('/')
      return `${kind} ${textOf(record['resultType']) ?? ''}`
    })
}

describe('a step', () => {
  it('leaves the rows of all its operations', () => {
    expect(states()).toEqual([
      'DISKS Start',
      'DISKS Accept',
      'DISKS Success',
      'SNAPSHOTS Start',
      'SNAPSHOTS Accept',
      'SNAPSHOTS Success',
    ])
    expect(new Set(play().map(({ id }) => id)).size).toBe(2)
  })

  it('that is refused or fails does nothing besides', () => {
    expect(states({ refused: true })).toEqual(['SNAPSHOTS Start', 'SNAPSHOTS Failure'])
    const fails = { code: 'AllocationFailed', message: 'No.' }
    expect(states({ fails })).toEqual(['SNAPSHOTS Start', 'SNAPSHOTS Accept', 'SNAPSHOTS Failure'])
  })

  it('that is throttled is turned away first, after longer and longer waits', () => {
    const rows = play({ throttled: 2 }).filter(({ record }) => record['resultType'] === 'Failure')
    const { time } = azureScene().step
    expect(rows.map((row) => time - row.time + 500)).toEqual([3000, 1000])
    expect(rows.map(({ record }) => valueAt(record, 'properties', 'statusCode'))).toEqual([
      'TooManyRequests',
      'TooManyRequests',
    ])
  })

  it('may lack rows', () => {
    expect(states({ without: ['Started', 'Succeeded'] })).toEqual([
      'DISKS Accept',
      'SNAPSHOTS Accept',
    ])
  })

  it('changes only the rows of its main operation', () => {
    const marked = play({ set: { level: 'Odd' }, unset: ['category'] })
    const rows = marked.map(({ record }) => [record['level'], record['category']])
    expect(rows).toEqual([
      ...Array.from({ length: 3 }, () => ['Odd', undefined]),
      ...Array.from({ length: 3 }, () => ['Information', 'Administrative']),
    ])
  })

  it('speaks either dialect', () => {
    const [row] = playAzureStep(action, azureScene(), 'azure-rest')
    expect(row?.record).toMatchObject({ status: { value: 'Started' } })
  })
})

/** How many rows a deletion in a subscription leaves. */
function rowsIn(subscription: string): number {
  const resourceId = `/subscriptions/${subscription}/providers/A/snapshots/x`
  const deletion: AzureAction = {
    says: 'deletes',
    play: () => [{ operation: deleteResource(resourceId) }],
  }
  return playAzureStep(deletion, azureScene(), 'azure-event-hub').length
}

describe('a subscription whose log is not among the telemetry', () => {
  it('has no rows', () => {
    expect(rowsIn('00000000-0000-4000-8000-0000000000dd')).toBe(0)
  })

  it('is none that nothing is said of', () => {
    expect(rowsIn('00000000-0000-4000-8000-0000000000bb')).toBe(3)
    expect(rowsIn('00000000-0000-4000-8000-0000000000ee')).toBe(3)
  })
})
