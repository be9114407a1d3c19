import { expect, it } from 'vitest'
import { linkTexts } from '../../../test/builders/activity-reader.ts'
import {
  cloudtrailEvent,
  emulatedCall,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const home = 'ds:111122223333:eu-west-1'

function read(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('ds', eventName, call)))
}

it('a snapshot of a directory is none of EBS, whatever it is called', () => {
  const activity = read('CreateSnapshot', {
    requestParameters: { directoryId: 'd-0a' },
    responseElements: { snapshotId: 's-0a' },
  })
  expect(linkTexts(activity)).toEqual([
    `snapshot-of? ${home}:directory:d-0a -> ${home}:snapshot:s-0a`,
  ])
})

it('a directory goes back to a snapshot', () => {
  const activity = read('RestoreFromSnapshot', { requestParameters: { snapshotId: 's-0a' } })
  expect(activity).toMatchObject({ verb: 'restore', inputs: [{ id: `${home}:snapshot:s-0a` }] })
})

it('a directory is shared with an account until it is taken back', () => {
  const shared = read('ShareDirectory', {
    requestParameters: {
      directoryId: 'd-0a',
      shareMethod: 'HANDSHAKE',
      shareTarget: { id: '777788889999', type: 'ACCOUNT' },
    },
  })
  expect(shared).toMatchObject({
    verb: 'share',
    sharing: {
      resource: { id: `${home}:directory:d-0a`, kind: 'directory' },
      grantees: [{ kind: 'account', id: '777788889999' }],
    },
  })
  const taken = read('UnshareDirectory', {
    requestParameters: { directoryId: 'd-0a', unshareTarget: { id: '777788889999' } },
  })
  expect(taken).toMatchObject({ verb: 'unshare', sharing: { change: 'remove' } })
})
