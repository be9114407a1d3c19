import { expect, it } from 'vitest'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import {
  cloudtrailEvent,
  emulatedCall,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const volumeARN = 'arn:aws:storagegateway:eu-west-1:111122223333:gateway/sgw-0A/volume/vol-0A'
const volume = 'storagegateway:111122223333:eu-west-1:volume:vol-0a'

function read(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('storagegateway', eventName, call)))
}

it.each(['CreateSnapshot', 'CreateSnapshotFromVolumeRecoveryPoint'])(
  '%s makes a snapshot of EBS',
  (name) => {
    const activity = read(name, {
      requestParameters: { volumeARN },
      responseElements: { snapshotId: 'snap-0a', volumeARN },
    })
    expect(linkTexts(activity)).toEqual([`snapshot-of? ${volume} -> snap-0a`])
    expect(activity?.outputs).toMatchObject([{ kind: 'snapshot' }])
  },
)

it.each(['CreateCachediSCSIVolume', 'CreateStorediSCSIVolume'])(
  '%s restores a snapshot where one is named',
  (name) => {
    const responseElements = { volumeARN }
    const requestParameters = { snapshotId: 'snap-0a' }
    const restored = read(name, { requestParameters, responseElements })
    expect(restored?.verb).toBe('restore')
    expect(linkTexts(restored)).toEqual([`restored-from? snap-0a -> ${volume}`])
    expect(flowText(read(name, { requestParameters: {}, responseElements }))).toBe(
      `create:  => ${volume}`,
    )
  },
)

it('a volume may be made of another', () => {
  const sourceVolumeARN = volumeARN.replace('vol-0A', 'vol-0B')
  const activity = read('CreateCachediSCSIVolume', {
    requestParameters: { sourceVolumeARN },
    responseElements: { volumeARN },
  })
  expect(linkTexts(activity)).toEqual([`restored-from? ${volume.replace('0a', '0b')} -> ${volume}`])
})
