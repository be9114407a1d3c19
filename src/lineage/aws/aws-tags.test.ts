import { describe, expect, it } from 'vitest'
import {
  cloudtrailEvent,
  corpusRecords,
  type EmulatedCall,
  emulatedCall,
  hasCorpus,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import { extractTags } from '../extract-tags.ts'
import { awsActivity } from './aws.ts'

/** Tags as `id: key=value ...`. */
function tagsIn(native: JsonObject): readonly string[] {
  const event = cloudtrailEvent(native)
  return extractTags(event, awsActivity(event)).map(
    ({ id, tags }) => `${id}: ${tags.map(([key, value]) => `${key}=${value}`).join(' ')}`,
  )
}

const tagsOf = (service: string, name: string, call: EmulatedCall): readonly string[] =>
  tagsIn(emulatedCall(service, name, call))

const secret = { key: 'class', value: 'secret' }
const volume = 'vol-0a0a0a0a0a0a0a0a0'
const database = 'arn:aws:rds:eu-west-1:111122223333:db:payroll'

describe('calls that tag what is there', () => {
  const requestParameters = {
    resourcesSet: { items: [{ resourceId: volume }, { resourceId: 'snap-0a0a0a0a' }] },
    tagSet: { items: [secret, { key: 'pii' }] },
  }

  it('name ids of EC2, of which the old ones go by their region', () => {
    expect(tagsOf('ec2', 'CreateTags', { requestParameters })).toEqual([
      `${volume}: class=secret pii=`,
      'eu-west-1/snap-0a0a0a0a: class=secret pii=',
    ])
  })

  it('put none where they are denied', () => {
    const denied = { requestParameters, errorCode: 'Client.UnauthorizedOperation' }
    expect(tagsOf('ec2', 'CreateTags', denied)).toEqual([])
    expect(tagsOf('ec2', 'DeleteTags', { requestParameters })).toEqual([])
  })

  it.each<readonly [string, string, JsonObject, string]>([
    ['rds', 'AddTagsToResource', { resourceName: database, tags: [secret] }, database],
    [
      'tagging',
      'TagResources',
      { resourceARNList: [database], tags: { class: 'secret' } },
      database,
    ],
    [
      'ec2',
      'CreateTags',
      {
        CreateTagsRequest: {
          ResourceId: { tag: 1, content: volume },
          Tag: { Key: 'class', Value: 'secret' },
        },
      },
      volume,
    ],
    [
      'backup',
      'TagResource',
      {
        resourceArn: `arn:aws:ec2:eu-west-1::snapshot/snap-0b0b0b0b0b0b0b0b0`,
        tags: { class: 'secret' },
      },
      'snap-0b0b0b0b0b0b0b0b0',
    ],
    [
      'elasticfilesystem',
      'TagResource',
      { resourceId: 'fs-0c0c0c0c', tags: [secret] },
      'elasticfilesystem:111122223333:eu-west-1:file-system:fs-0c0c0c0c',
    ],
    [
      'redshift',
      'CreateTags',
      { resourceName: 'arn:aws:redshift:eu-west-1:111122223333:cluster:sales', tags: [secret] },
      'redshift:111122223333:eu-west-1:cluster:sales',
    ],
  ])('are read of %s %s too (emulated after the API)', (service, name, requestParameters_, id) => {
    expect(tagsOf(service, name, { requestParameters: requestParameters_ })).toEqual([
      `${id}: class=secret`,
    ])
  })
})

describe('tags of what is made', () => {
  it('go by the type that they are for', () => {
    const items = [
      { resourceType: 'instance', tags: [secret] },
      { resourceType: 'volume', tags: [{ key: 'class', value: 'public' }] },
    ]
    const requestParameters = { tagSpecificationSet: { items }, instancesSet: { items: [] } }
    const instancesSet = { items: [{ instanceId: 'i-0d0d0d0d0d0d0d0d0' }] }
    const call = { requestParameters, responseElements: { instancesSet } }
    expect(tagsOf('ec2', 'RunInstances', call)).toEqual(['i-0d0d0d0d0d0d0d0d0: class=secret'])
  })

  it('are the snapshot of a database and not its source', () => {
    const requestParameters = {
      dBInstanceIdentifier: 'payroll',
      dBSnapshotIdentifier: 'copy',
      tags: [secret],
    }
    expect(tagsOf('rds', 'CreateDBSnapshot', { requestParameters })).toEqual([
      'arn:aws:rds:eu-west-1:111122223333:snapshot:copy: class=secret',
    ])
  })

  it('stand in the answer to whatever is done to a database', () => {
    const responseElements = { dBInstanceArn: database, tagList: [secret] }
    expect(tagsOf('rds', 'StopDBInstance', { responseElements })).toEqual([
      `${database}: class=secret`,
    ])
  })

  it('are of no other service than those that lineage follows', () => {
    expect(tagsOf('ecs', 'CreateCluster', { requestParameters: { tags: [secret] } })).toEqual([])
  })
})

/** The tags in all records of a file of the corpus. */
function found(file: string): readonly string[] {
  return [...new Set(corpusRecords(`invictus/${file}.json`).flatMap(tagsIn))]
}

describe.skipIf(!hasCorpus())('real records', () => {
  it('tag snapshots, volumes, machines and snapshots of databases', () => {
    expect(found('CreateSnapshot')).toEqual(['snap-083d3b857c13988bc: StratusRedTeam=true'])
    expect(found('CreateVolume')).toContain(
      'vol-0a2e548958718390d: StratusRedTeam=true Name=stratus-red-team-share-ami-ami',
    )
    expect(found('CreateDBSnapshot')).toEqual([
      'arn:aws:rds:us-east-1:123837392027:snapshot:exfiltration: StratusRedTeam=true',
    ])
    expect(found('RunInstances')).toContain('i-0dbc91f429e48eeed: StratusRedTeam=true')
  })
})
