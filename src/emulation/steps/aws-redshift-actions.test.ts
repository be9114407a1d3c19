import { expect, it } from 'vitest'
import { playedEvents } from '../../../test/builders/aws-flows.ts'
import { textOf, valueAt } from '../../base/json.ts'

it('does each thing by its call, and shares with one account at a time', () => {
  const events = playedEvents(
    'do: create-snapshot, of: sales, as: taken',
    'do: copy, of: taken, as: kept',
    "do: share, of: taken, with: [theirs, '444455556666']",
    'do: unshare, of: taken, with: theirs',
    'do: restore, of: taken, as: new, public: true',
    'do: delete, of: taken',
  )
  expect(events.map(({ native }) => textOf(native['eventName']))).toEqual([
    'CreateClusterSnapshot',
    'CopyClusterSnapshot',
    'AuthorizeSnapshotAccess',
    'AuthorizeSnapshotAccess',
    'RevokeSnapshotAccess',
    'RestoreFromClusterSnapshot',
    'DeleteClusterSnapshot',
  ])
  const accounts = events
    .slice(2, 4)
    .map(({ native }) => valueAt(native, 'requestParameters', 'accountWithRestoreAccess'))
  expect(accounts).toEqual(['777788889999', '444455556666'])
})

it('knows the cluster of a snapshot through its copies', () => {
  const events = playedEvents(
    'do: create-snapshot, of: sales, as: taken',
    'do: copy, of: taken, as: kept',
    'do: delete, of: kept',
  )
  expect(valueAt(events[2]?.native, 'responseElements', 'clusterIdentifier')).toBe('sales')
})

it('names the owner of a snapshot of another account', () => {
  const [event] = playedEvents('do: restore, of: sales-of-others, as: new')
  expect(valueAt(event?.native, 'requestParameters')).toMatchObject({
    ownerAccount: '777788889999',
    publiclyAccessible: false,
  })
})

it('says what was refused', () => {
  const [, event] = playedEvents(
    'do: create-snapshot, of: sales, as: taken',
    'do: share, of: taken, with: theirs, refused: true',
  )
  expect(textOf(event?.native['errorMessage'])).toContain(
    'on resource: arn:aws:redshift:eu-west-1:111122223333:snapshot:sales/taken',
  )
})
