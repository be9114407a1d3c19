import { describe, expect, it } from 'vitest'
import { playActions } from '../../../test/builders/action-player.ts'
import { at, playAws, trails } from '../../../test/builders/aws-steps.ts'
import { textOf, valueAt } from '../../base/json.ts'

const cast = `
  places:
    ours: {cloud: aws, id: '111122223333', region: eu-west-1}
    vendor: {cloud: aws, id: '333344445555', region: eu-west-1, logged: false}
  principals:
    lena: {in: ours, kind: user}
  resources:
    vendor-root: {kind: snapshot, in: vendor}
    vendor-image: {kind: image, in: vendor, of: vendor-root}
    unknown-image: {kind: image, in: vendor}
    own-root: {kind: snapshot, in: ours}
    own-image: {kind: image, in: ours, of: own-root}
`

/** What is recorded when an image is launched, and of which snapshot it tells. */
function launch(image: string): readonly (string | undefined)[][] {
  return playActions(cast, [`{do: launch, of: ${image}, as: new}`]).map(({ native }) => [
    textOf(native['eventName']),
    textOf(valueAt(native, 'userIdentity', 'accountId')),
    textOf(valueAt(native, 'serviceEventDetails', 'snapshotId'))?.slice(0, 5),
  ])
}

it("a launch from a vendor's image uses its snapshot, as the log of the user tells", () => {
  expect(launch('vendor-image')).toEqual([
    ['RunInstances', '111122223333', undefined],
    ['SharedSnapshotVolumeCreated', '111122223333', 'snap-'],
  ])
})

it.each(['unknown-image', 'own-image'])('a launch from %s tells of no snapshot', (image) => {
  expect(launch(image).map(([name]) => name)).toEqual(['RunInstances'])
})

describe('a restored disk', () => {
  it('is made of the snapshot, and attached under its own id', () => {
    const [made, attached] = playAws(
      '{do: restore, of: old, as: new, tags: {why: drill}}',
      '{do: attach, of: new, to: server}',
    )
    expect(at(made, 'requestParameters')).toMatchObject({
      snapshotId: 'snap-0a0a0a0a0a0a0a0a0',
      size: '50',
    })
    expect(at(attached, 'requestParameters')).toMatchObject({
      volumeId: at(made, 'responseElements', 'volumeId'),
      instanceId: 'i-0a0a0a0a0a0a0a0a0',
    })
  })

  it('of the snapshot of another account is told of to its owner', () => {
    expect(trails(playAws('{by: thief, do: restore, of: old, as: new}'))).toEqual([
      '111122223333 eu-west-1 SharedSnapshotVolumeCreated',
    ])
  })

  it('may be empty', () => {
    const [made] = playAws('{do: create-disk, as: new}')
    expect(at(made, 'requestParameters')).not.toHaveProperty('snapshotId')
  })
})

describe('a disk', () => {
  it('is detached from the instance that it is on, and only from there', () => {
    const steps = ['{do: launch, of: picture, as: other}', '{do: attach, of: disk, to: other}']
    const records = playAws(...steps, '{do: detach, of: disk}')
    const launched = at(records[0], 'responseElements', 'instancesSet', 'items', 0, 'instanceId')
    expect(at(records[2], 'requestParameters', 'instanceId')).toBe(launched)
    expect(playAws('{do: create-disk, as: new}', '{do: detach, of: new}')).toHaveLength(1)
  })

  it('is attached to something of the cast', () => {
    expect(() => playAws('{do: attach, of: disk, to: sever}')).toThrow('nothing is called "sever"')
  })
})

const request = (words: string): string =>
  JSON.stringify(at(playAws(`{do: launch, as: new, ${words}}`)[0], 'requestParameters'))

describe('a launch', () => {
  it('is from an image, or from a stock image with a disk of the snapshot', () => {
    expect(request('of: picture')).toContain('ami-0a0a0a0a0a0a0a0a0')
    const ofSnapshot = request('of: old')
    expect(ofSnapshot).toContain('snap-0a0a0a0a0a0a0a0a0')
    expect(ofSnapshot).not.toContain('ami-0a0a0a0a0a0a0a0a0')
  })

  it('has the group, key and address that are asked for', () => {
    expect(request('of: picture, group: door')).toContain('sg-0a0a0a0a0a0a0a0a0')
    expect(request('of: picture')).not.toContain('sg-0a0a0a0a0a0a0a0a0')
    expect(request('of: picture, text: maint-key')).toContain('"keyName":"maint-key"')
    expect(request('of: picture, public: true')).toContain('"associatePublicIpAddress":true')
  })
})
