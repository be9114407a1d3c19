import { describe, expect, it } from 'vitest'
import { emulatedCall, home } from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import {
  byArn,
  changes,
  deletes,
  derives,
  findResources,
  linksBetween,
  maybeForeign,
  named,
  own,
  readResources,
  reads,
  settles,
} from './aws-action.ts'
import { readAwsCall, type AwsCall } from './aws-request.ts'
import { ec2Resource } from './aws-resource.ts'
import type { Resource } from '../resource.ts'

const source = 'snap-041993b54a9b3af6f'
const made = 'snap-0a1b2c3d4e5f60718'

function callOf(requestParameters: JsonObject, responseElements: JsonObject = {}): AwsCall {
  return readAwsCall(emulatedCall('ec2', 'X', { requestParameters, responseElements }))
}

function disks(prefix: string, count: number): readonly Resource[] {
  return Array.from({ length: count }, (_, index) => ec2Resource('disk', `${prefix}${index}`, {}))
}

function snapshotArn(account: string): string {
  return `arn:aws:redshift:eu-west-1:${account}:snapshot:a/b`
}

describe('fields', () => {
  it('claim the account of the event only for resources that must belong to it', () => {
    const call = callOf({ snapshotId: source })
    const [mine] = readResources(call, own('snapshot', 'request.snapshotId'))
    const [shared] = readResources(call, maybeForeign('snapshot', 'request.snapshotId'))
    expect(mine).toMatchObject({ id: source, ...home })
    expect(shared).toEqual({ id: source, kind: 'snapshot', provider: 'aws', region: home.region })
  })

  it('take the region of a source elsewhere', () => {
    const call = callOf({ sourceSnapshotId: source, sourceRegion: 'us-east-1' })
    const field = maybeForeign('snapshot', 'request.sourceSnapshotId')
    const [there] = readResources(call, { ...field, regionPath: 'request.sourceRegion' })
    expect(there?.region).toBe('us-east-1')
  })

  it('of other services hold names or ARNs, which nothing else looks like', () => {
    const field = named('redshift snapshot', 'request.snapshotIdentifier')
    const call = callOf({ snapshotIdentifier: 'taken', ownerAccount: '444455556666' })
    expect(readResources(call, field)).toMatchObject([
      { id: `redshift:${home.account}:eu-west-1:snapshot:taken`, kind: 'database-snapshot' },
    ])
    const owned = { ...field, accountPath: 'request.ownerAccount' }
    expect(readResources(call, owned)[0]?.account).toBe('444455556666')
    expect(findResources(callOf({ other: 'taken' }), field)).toEqual([])
    const [key] = readResources(callOf({ keyId: 'a' }), byArn('kms key', 'request.keyId'))
    expect(key).toMatchObject({ id: `arn:aws:kms:eu-west-1:${home.account}:key/a`, kind: 'key' })
  })

  it('may give another id of the same resource, unless there are several', () => {
    const field = {
      ...named('redshift-serverless snapshot', 'request.names'),
      aliasPath: 'request.arn',
    }
    const arn = `arn:aws:redshift-serverless:eu-west-1:${home.account}:snapshot/1A`
    const aliasesOf = (names: readonly string[]): readonly unknown[] =>
      readResources(callOf({ names, arn }), field).map(({ aliases }) => aliases)
    expect(aliasesOf(['one'])).toEqual([
      [`redshift-serverless:${home.account}:eu-west-1:snapshot:1a`],
    ])
    expect(aliasesOf(['one', 'two'])).toEqual([undefined, undefined])
  })

  it('are searched by the look of an id only where no path holds one', () => {
    const field = own('snapshot', 'request.snapshotId')
    const elsewhere = callOf({ deep: [{ er: source, other: 'vol-041993b54a9b3af6f' }] })
    expect(findResources(elsewhere, field).map(({ id }) => id)).toEqual([source])
    const fake = callOf({ snapshotId: 'FakeId', deep: source })
    expect(findResources(fake, field).map(({ id }) => id)).toEqual(['fakeid'])
  })
})

describe('rows', () => {
  const row = {
    verb: 'copy',
    link: 'copy-of',
    from: own('snapshot', 'request.sourceSnapshotId'),
    to: own('snapshot', 'response.snapshotId'),
  } as const

  it('derive one resource from another', () => {
    const call = callOf({ sourceSnapshotId: source }, { snapshotId: made })
    const effect = derives(row).read(call)
    expect(effect?.links).toMatchObject([
      { kind: 'copy-of', from: { id: source }, to: { id: made }, evidence: 'observed' },
    ])
  })

  it('infer where nobody has confirmed the paths', () => {
    const call = callOf({ list: [source] }, { list: [made] })
    const effect = derives({ ...row, isUnverified: true }).read(call)
    expect(effect?.links).toMatchObject([
      { from: { id: source }, to: { id: made }, evidence: 'inferred' },
    ])
  })

  it('name both ends without a link where nothing is tied', () => {
    const { link: _, ...untied } = row
    const call = callOf({ sourceSnapshotId: source }, { snapshotId: made })
    expect(derives(untied).read(call)).toMatchObject({
      inputs: [{ id: source }],
      outputs: [{ id: made }],
      links: [],
    })
  })

  it('may derive from things of several kinds, and be another deed where there is a source', () => {
    const copying = derives({
      verb: 'create',
      verbWithSource: 'restore',
      link: 'restored-from',
      from: [own('snapshot', 'request.snapshotId'), own('disk', 'request.volumeId')],
      to: own('disk', 'response.volumeId'),
    })
    const disk = { volumeId: 'vol-0b' }
    expect(copying.read(callOf({ volumeId: 'vol-0a' }, disk))).toMatchObject({
      verb: 'restore',
      inputs: [{ id: 'vol-0a', kind: 'disk' }],
    })
    expect(copying.read(callOf({}, disk))?.verb).toBeUndefined()
  })

  it('tell that the source is of another account', () => {
    const snapshot = named('redshift snapshot', 'request.snapshotArn')
    const cluster = named('redshift cluster', 'request.clusterIdentifier')
    const restore = derives({ ...row, from: snapshot, to: cluster })
    const of = (account: string): unknown =>
      restore.read(callOf({ snapshotArn: snapshotArn(account), clusterIdentifier: 'c' }))
        ?.counterpart
    expect(of('444455556666')).toEqual({ account: home.account, side: 'consumer' })
    expect(of(home.account)).toBeUndefined()
  })

  it('change, read, delete, or settle', () => {
    const call = callOf({ snapshotId: source })
    const field = own('snapshot', 'request.snapshotId')
    expect(changes('protect', field).read(call)).toMatchObject({ outputs: [{ id: source }] })
    expect(deletes(field).read(call)).toMatchObject({
      outputs: [{ id: source }],
      removed: [{ id: source }],
    })
    expect(reads('access', field).read(call)).toEqual({ inputs: readResources(call, field) })
    expect(settles('protect').read(call)).toEqual({})
  })
})

describe('linksBetween', () => {
  it('never ties a resource to itself', () => {
    const one = disks('a', 1)
    expect(linksBetween('copy-of', { from: one, to: one })).toEqual([])
  })

  it('stays bounded, whatever a record claims', () => {
    const links = linksBetween('copy-of', { from: disks('a', 999), to: disks('b', 999) })
    expect(links).toHaveLength(4_096)
  })
})
