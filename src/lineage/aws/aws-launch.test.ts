import { describe, expect, it } from 'vitest'
import {
  cloudtrailEvent,
  corpusRecords,
  emulatedCall,
  hasCorpus,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const imageId = 'ami-029eb80bc237bec6f'
const instanceId = 'i-0dbc91f429e48eeed'
const snapshotId = 'snap-041993b54a9b3af6f'
const blockDeviceMapping = { items: [{ deviceName: '/dev/sdf', ebs: { snapshotId } }] }
const responseElements = {
  instancesSet: {
    items: [
      {
        instanceId,
        imageId,
        groupSet: { items: [{ groupId: 'sg-1' }] },
        networkInterfaceSet: {
          items: [{ networkInterfaceId: 'eni-1', groupSet: { items: [{ groupId: 'sg-2' }] } }],
        },
      },
    ],
  },
}

function activityOf(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('ec2', eventName, call)))
}

function linksOf(activity: Activity | undefined): readonly string[] | undefined {
  return activity?.links.map(({ from, kind, to, evidence }) =>
    [from.id, kind, to.id, evidence].join(' '),
  )
}

function changeOf(request: JsonObject): Activity | undefined {
  return activityOf('ModifyInstanceAttribute', { requestParameters: { instanceId, ...request } })
}

function realLinks(path: string): readonly string[] | undefined {
  const [record = {}] = corpusRecords(path)
  return linksOf(awsActivity(cloudtrailEvent(record)))
}

describe('RunInstances (emulated)', () => {
  it('comes from the image, and joins groups directly and through interfaces', () => {
    const requestParameters = { instancesSet: { items: [{ imageId }] }, blockDeviceMapping: {} }
    const activity = activityOf('RunInstances', { requestParameters, responseElements })
    expect(activity?.verb).toBe('launch')
    expect(linksOf(activity)).toEqual([
      `${imageId} launched-from ${instanceId} observed`,
      `${instanceId} member-of sg-1 observed`,
      `${instanceId} member-of eni-1 observed`,
      'eni-1 member-of sg-2 observed',
    ])
  })

  it('only infers a snapshot beside an image: the console fills in the image’s own', () => {
    const requestParameters = { instancesSet: { items: [{ imageId }] }, blockDeviceMapping }
    const activity = activityOf('RunInstances', { requestParameters, responseElements })
    expect(linksOf(activity)).toContain(`${snapshotId} launched-from ${instanceId} inferred`)
  })

  it('observes a snapshot where the request names no image', () => {
    const requestParameters = { launchTemplate: { launchTemplateId: 'lt-1' }, blockDeviceMapping }
    const activity = activityOf('RunInstances', { requestParameters, responseElements })
    expect(linksOf(activity)).toContain(`${snapshotId} launched-from ${instanceId} observed`)
  })

  it('does not claim image or snapshot for the launching account', () => {
    const requestParameters = { instancesSet: { items: [{ imageId }] }, blockDeviceMapping }
    const activity = activityOf('RunInstances', { requestParameters, responseElements })
    expect(activity?.inputs.map(({ account }) => account)).toEqual([undefined, undefined])
  })

  it('denied, names what it would have launched', () => {
    const requestParameters = { instancesSet: { items: [{ imageId }] }, blockDeviceMapping }
    const call = { requestParameters, errorCode: 'Client.DryRunOperation' }
    expect(activityOf('RunInstances', call)).toMatchObject({
      attempt: true,
      inputs: [{ id: imageId }, { id: snapshotId }],
      outputs: [],
      links: [],
    })
  })
})

it('CreateFleet (emulated, unconfirmed shape) finds ids by their look', () => {
  const call = {
    requestParameters: { CreateFleetRequest: { Deep: { Overrides: [{ ImageId: imageId }] } } },
    responseElements: {
      CreateFleetResponse: { fleetInstanceSet: { item: { instanceIds: { item: instanceId } } } },
    },
  }
  expect(linksOf(activityOf('CreateFleet', call))).toEqual([
    `${imageId} launched-from ${instanceId} inferred`,
  ])
})

describe('ModifyInstanceAttribute (emulated)', () => {
  it('puts an instance into other groups', () => {
    expect(linksOf(changeOf({ groupSet: { items: [{ groupId: 'sg-3' }] } }))).toEqual([
      `${instanceId} member-of sg-3 observed`,
    ])
  })

  it('sets and lifts guards', () => {
    const verbs = [
      changeOf({ disableApiTermination: { value: true } }),
      changeOf({ disableApiTermination: { value: false } }),
      changeOf({ userData: '<sensitiveDataRemoved>' }),
    ].map((activity) => activity?.verb)
    expect(verbs).toEqual(['protect', 'unprotect', 'other'])
  })
})

describe.skipIf(!hasCorpus())('real launches', () => {
  it('invictus: image, group and interface', () => {
    expect(realLinks('invictus/RunInstances.json')).toEqual([
      'ami-029eb80bc237bec6f launched-from i-0dbc91f429e48eeed observed',
      'i-0dbc91f429e48eeed member-of sg-0b233157065b7d5e2 observed',
      'i-0dbc91f429e48eeed member-of eni-076fa9fb98a2500a7 observed',
      'eni-076fa9fb98a2500a7 member-of sg-0b233157065b7d5e2 observed',
    ])
  })

  it('panther: a console launch that names the root snapshot of its image (class G)', () => {
    expect(realLinks('panther/aws_ec2_vulnerable_xz_image_launched__01.json')).toContain(
      'snap-00000000000000000 launched-from i-00000000000000000 inferred',
    )
  })

  it('custodian: legacy ids stand with their region, two instances at once', () => {
    const links = realLinks('cloud-custodian/event-cloud-trail-run-instances.json') ?? []
    expect(links.filter((link) => link.includes('launched-from'))).toEqual([
      'us-west-1/ami-06116566 launched-from us-west-1/i-784cdacd observed',
      'us-west-1/ami-06116566 launched-from us-west-1/i-7b4cdace observed',
    ])
  })
})
