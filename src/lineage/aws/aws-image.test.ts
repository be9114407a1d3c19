import { describe, expect, it } from 'vitest'
import {
  cloudtrailEvent,
  corpusRecords,
  emulatedCall,
  hasCorpus,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const imageId = 'ami-0aa1d83d0b0985c86'
const madeId = 'ami-06aaf5e4b77161786'
const instanceId = 'i-0381a3817f72a949d'
const snapshotId = 'snap-01ee6be9876379b3b'

function activityOf(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('ec2', eventName, call)))
}

function linksOf(activity: Activity | undefined): readonly string[] | undefined {
  return activity?.links.map(({ from, kind, to, evidence }) =>
    [from.id, kind, to.id, evidence].join(' '),
  )
}

describe('images (emulated)', () => {
  it('are made of an instance and of snapshots added to it', () => {
    const activity = activityOf('CreateImage', {
      requestParameters: {
        instanceId,
        blockDeviceMapping: { items: [{ ebs: { volumeSize: 8 } }, { ebs: { snapshotId } }] },
      },
      responseElements: { imageId: madeId },
    })
    expect(activity?.verb).toBe('create')
    expect(linksOf(activity)).toEqual([
      `${instanceId} image-of ${madeId} observed`,
      `${snapshotId} image-of ${madeId} observed`,
    ])
  })

  it('are copied from a region that the source keeps', () => {
    const activity = activityOf('CopyImage', {
      requestParameters: { sourceImageId: imageId, sourceRegion: 'us-east-1' },
      responseElements: { imageId: madeId },
    })
    expect(activity).toMatchObject({
      verb: 'copy',
      inputs: [{ id: imageId, region: 'us-east-1' }],
      outputs: [{ id: madeId, region: 'eu-west-1' }],
    })
    expect(linksOf(activity)).toEqual([`${imageId} copy-of ${madeId} observed`])
  })
})

describe('exports (emulated)', () => {
  it.each([
    [
      'CreateInstanceExportTask',
      { instanceId, exportToS3: { s3Bucket: 'Loot' } },
      instanceId,
      'observed',
    ],
    ['ExportImage', { imageId, s3ExportLocation: { s3Bucket: 'loot' } }, imageId, 'inferred'],
    [
      'CreateStoreImageTask',
      { CreateStoreImageTaskRequest: { ImageId: imageId, Bucket: 'loot' } },
      imageId,
      'inferred',
    ],
  ])('%s leads to the bucket', (name, requestParameters, source, evidence) => {
    const activity = activityOf(name, { requestParameters })
    expect(activity?.verb).toBe('export')
    expect(linksOf(activity)).toEqual([`${source} exported-to aws:s3:loot ${evidence}`])
  })

  it('come back as an image through the name of the object', () => {
    const restore = (ObjectKey: string): Activity | undefined =>
      activityOf('CreateRestoreImageTask', {
        requestParameters: { CreateRestoreImageTaskRequest: { Bucket: 'loot', ObjectKey } },
        responseElements: { CreateRestoreImageTaskResponse: { imageId: madeId } },
      })
    expect(linksOf(restore(`${imageId}.bin`))).toEqual([
      `${imageId} restored-from ${madeId} inferred`,
    ])
    expect(restore('renamed.bin')).toMatchObject({ inputs: [{ id: 'aws:s3:loot' }], links: [] })
  })

  it('begin as a file in a bucket when a snapshot is imported', () => {
    const requestParameters = { diskContainer: { userBucket: { s3Bucket: 'b', s3Key: 'k' } } }
    expect(activityOf('ImportSnapshot', { requestParameters })).toMatchObject({
      verb: 'create',
      inputs: [{ id: 'aws:s3:b', kind: 'bucket' }],
    })
  })
})

describe.skipIf(!hasCorpus())('real images', () => {
  it.each([
    [
      'invictus/RegisterImage.json',
      'snap-01ee6be9876379b3b image-of ami-0aa1d83d0b0985c86 observed',
    ],
    [
      'panther/aws_ec2_monitoring__01.json',
      'i-0381a3817f72a949d image-of ami-06aaf5e4b77161786 observed',
    ],
  ])('%s', (path, link) => {
    const [record = {}] = corpusRecords(path)
    expect(linksOf(awsActivity(cloudtrailEvent(record)))).toEqual([link])
  })

  it('traildiscover: a denied export names instance and bucket', () => {
    const [record = {}] = corpusRecords('traildiscover/EC2/CreateInstanceExportTask.json')
    expect(awsActivity(cloudtrailEvent(record))).toMatchObject({
      verb: 'export',
      attempt: true,
      inputs: [{ kind: 'instance' }],
      outputs: [{ kind: 'bucket' }],
      links: [],
    })
  })
})
