import { describe, expect, it } from 'vitest'
import { playActions } from '../../../test/builders/action-player.ts'
import { at, playAws, trails } from '../../../test/builders/aws-steps.ts'
import { valueAt } from '../../base/json.ts'

const cast = `
  places:
    ours: {cloud: aws, id: '111122223333', region: eu-west-1}
  principals:
    lena: {in: ours, kind: user}
  resources:
    server: {kind: instance, in: ours}
    root: {kind: disk, in: ours, on: server, id: vol-0a11}
    data: {kind: disk, in: ours, on: server, count: 2}
    bare: {kind: instance, in: ours}
`

it('the snapshots of an instance have the name with a number each, for later steps', () => {
  const [made, ...gone] = playActions(cast, [
    '{do: create-snapshots, of: server, as: nightly}',
    ...[1, 2, 3].map((number) => `{do: delete, of: nightly-${number}}`),
  ]).map(({ native }) => JSON.stringify(native))
  const ids = gone.map((text) => /snap-0[0-9a-f]{16}/.exec(text)?.[0] ?? 'none')
  expect(new Set(ids).size).toBe(3)
  for (const id of ids) expect(made).toContain(id)
})

it.each(['server, as: nightly}|{do: delete, of: nightly-4}', 'bare, as: x}|{do: delete, of: x-1}'])(
  'there are no more of them than disks: %s',
  (steps) => {
    const [first = '', second = ''] = steps.split('|')
    expect(() => playActions(cast, [`{do: create-snapshots, of: ${first}`, second])).toThrow(
      'nothing is called',
    )
  },
)

it('a tag may name the id of a thing', () => {
  const [made] = playActions(cast, [
    "{do: create-snapshot, of: root, as: new, tags: {source: '@root', other: '@nobody', plain: root}}",
  ])
  expect(valueAt(made?.native, 'responseElements', 'tagSet', 'items')).toEqual([
    { key: 'source', value: 'vol-0a11' },
    { key: 'other', value: '@nobody' },
    { key: 'plain', value: 'root' },
  ])
})

describe('a copy', () => {
  it('belongs to who makes it, and the trail of the owner shows that it was begun', () => {
    const records = playAws(
      '{by: paul, do: copy, of: old, as: new, region: eu-west-1}',
      '{by: paul, do: share, of: new, with: outside, region: eu-west-1}',
    )
    expect(trails(records)).toEqual([
      '444455556666 eu-west-1 CopySnapshot',
      '111122223333 eu-west-1 SharedSnapshotCopyInitiated',
      '444455556666 eu-west-1 SharedSnapshotCopyInitiated',
      '444455556666 eu-west-1 ModifySnapshotAttribute',
    ])
    const made = at(records[0], 'responseElements', 'snapshotId')
    expect(made).not.toBe('snap-0a0a0a0a0a0a0a0a0')
    expect(at(records[3], 'requestParameters', 'snapshotId')).toBe(made)
    expect(at(records[1], 'serviceEventDetails', 'snapshotId')).toBe('snap-0a0a0a0a0a0a0a0a0')
  })

  it('is logged in the region that receives it, and names the one that it comes from', () => {
    for (const [of, key] of [
      ['old', 'sourceSnapshotId'],
      ['picture', 'sourceImageId'],
    ] as const) {
      const [record] = playAws(`{do: copy, of: ${of}, as: new, region: us-east-1}`)
      expect(record?.part).toBe('us-east-1')
      expect(at(record, 'requestParameters')).toMatchObject({ sourceRegion: 'eu-west-1' })
      expect(at(record, 'requestParameters')).toHaveProperty(key)
    }
  })
})

describe('an image', () => {
  it('is made of an instance, or registered of a snapshot', () => {
    const [made] = playAws('{do: create-image, of: server, as: new, text: why}')
    expect(made?.record).toMatchObject({
      eventName: 'CreateImage',
      requestParameters: { instanceId: 'i-0a0a0a0a0a0a0a0a0', name: 'new', description: 'why' },
    })
    const [registered] = playAws('{do: create-image, of: old, as: new}')
    expect(at(registered, 'eventName')).toBe('RegisterImage')
    expect(JSON.stringify(at(registered, 'requestParameters'))).toContain('snap-0a0a0a0a0a0a0a0a0')
  })
})
