import { expect, it } from 'vitest'
import { playedEvents } from '../../../test/builders/aws-flows.ts'
import { textOf, valueAt } from '../../base/json.ts'

const taken = 'do: create-snapshot, of: sessions, as: taken'

it('does each thing by its call; an export is a copy into a bucket', () => {
  const events = playedEvents(
    taken,
    'do: copy, of: taken, as: kept',
    'do: export, of: taken, to: some-bucket',
    'do: restore, of: taken, as: new',
    'do: delete, of: taken',
  )
  expect(events.map(({ native }) => textOf(native['eventName']))).toEqual([
    'CreateSnapshot',
    'CopySnapshot',
    'CopySnapshot',
    'CreateReplicationGroup',
    'DeleteSnapshot',
  ])
  expect(events.map(({ native }) => valueAt(native, 'requestParameters', 'targetBucket'))).toEqual([
    undefined,
    undefined,
    'some-bucket',
    undefined,
    undefined,
  ])
})

it('says what was refused', () => {
  const [, event] = playedEvents(taken, 'do: export, of: taken, to: b, refused: true')
  expect(textOf(event?.native['errorMessage'])).toContain(
    'on resource: arn:aws:elasticache:eu-west-1:111122223333:snapshot:taken',
  )
})
