import { describe, expect, it } from 'vitest'
import { keysSaid, playActions, verbsOf } from '../../../test/builders/action-player.ts'
import { valueAt } from '../../base/json.ts'
import { gcpActions } from './gcp-actions.ts'
import { everyStepKeys } from './step-action.ts'

const cast = `
  places:
    ours: {cloud: gcp, id: example-production, region: europe-west1-c}
    theirs: {cloud: gcp, id: example-outside, region: europe-west1-c, logged: false}
  principals:
    lena: {in: ours, kind: user}
    bot: {in: ours, kind: application}
  resources:
    server: {kind: instance, in: ours}
    disk: {kind: disk, in: ours, on: server}
    away: {kind: disk, in: ours, region: europe-west4-b}
    old: {kind: snapshot, in: ours, of: disk}
    picture: {kind: image, in: ours}
    whole: {kind: machine-image, in: ours, of: server}
    shop: {kind: database, in: ours}
    dump: {kind: database-snapshot, in: ours, of: shop}
    door: {kind: network-group, in: ours}
    bucket: {kind: bucket, in: ours}
`

/** A step of each action, and the verbs that lineage reads in what it leaves; none where it reads none. */
const steps: Readonly<Record<string, readonly [step: string, ...verbs: readonly string[]]>> = {
  'create-snapshot': ['of: disk, as: new', 'create'],
  'insert-snapshot': ['of: disk, as: new', 'create'],
  'create-instant-snapshot': ['of: disk, as: new', 'create'],
  'create-image': ['of: old, as: new, to: base', 'create'],
  'create-machine-image': ['of: server, as: new', 'create'],
  copy: ['of: picture, as: new', 'copy'],
  replicate: ['of: disk, to: away', 'copy'],
  'add-schedule': ['of: disk, text: daily', 'protect'],
  'remove-schedule': ['of: disk, text: daily', 'unprotect'],
  share: ['of: old, with: theirs', 'share'],
  unshare: ['of: old, with: theirs', 'unshare'],
  'add-binding': ['of: old, with: bot', 'share'],
  'remove-binding': ['of: old, with: bot', 'unshare'],
  'assign-role': ['with: theirs, text: roles/compute.storageAdmin', 'other'],
  'remove-role': ['with: theirs, text: roles/compute.storageAdmin', 'other'],
  restore: ['of: old, as: new', 'restore'],
  'create-disk': ['as: new', 'create'],
  'create-database': ['as: new, from: world', 'expose'],
  launch: ['of: old, as: new, group: door, public: true', 'launch'],
  attach: ['of: disk, to: server', 'attach'],
  detach: ['of: disk', 'detach'],
  start: ['of: server'],
  stop: ['of: server'],
  reset: ['of: server'],
  'add-address': ['of: server', 'expose'],
  'remove-address': ['of: server', 'unexpose'],
  join: ['of: server, group: door', 'other'],
  open: ['of: door, port: 22, from: world', 'expose'],
  'open-network': ['as: new, port: 22', 'expose'],
  'draft-rule': ['of: door, port: 22, from: world', 'other'],
  block: ['of: door, port: 22, from: world', 'other'],
  'let-out': ['of: door, port: 22, from: world', 'other'],
  'change-rule': ['of: door, from: world', 'expose'],
  'disable-rule': ['of: door', 'unexpose'],
  'replace-rule': ['of: door, port: 22, from: world', 'expose'],
  close: ['of: door', 'unexpose'],
  'make-public': ['of: shop', 'expose'],
  'make-private': ['of: shop', 'unexpose'],
  'reset-password': ['of: shop', 'access'],
  'send-ssh-key': ['of: server', 'access'],
  'set-metadata': ['of: server, text: startup-script', 'access'],
  'remove-metadata': ['of: server, text: startup-script'],
  'set-project-metadata': ['text: ssh-keys', 'access'],
  'list-snapshots': ['count: 3'],
  'list-disks': ['region: europe-west4-b'],
  'list-images': ['count: 3'],
  'list-machine-images': ['count: 3'],
  'list-instances': ['count: 3'],
  'look-at': ['of: old'],
  export: ['of: picture, to: bucket', 'export'],
  'write-tags': ['of: old, tags: {team: shop}'],
  delete: ['of: old', 'delete'],
  call: [
    'call: {service: compute.googleapis.com, name: v1.compute.snapshots.delete, resource: "@old"}',
    'delete',
  ],
}

const method = (step: string): unknown =>
  valueAt(playActions(cast, [step])[0]?.native, 'protoPayload', 'methodName')

describe('the actions in Google Cloud', () => {
  it('are all here', () => {
    expect(Object.keys(steps).sort()).toEqual(Object.keys(gcpActions).sort())
  })

  it.each(Object.entries(gcpActions))('%s says what it takes', (_, action) => {
    const { needs = [], takes = [], says } = action
    const known = new Set<string>([...needs, ...takes, ...everyStepKeys])
    expect(keysSaid(says).filter((key) => !known.has(key))).toEqual([])
  })

  it.each(Object.entries(gcpActions))('%s is a whole sentence with what it needs', (_, action) => {
    const { needs = [], says } = action
    const always = keysSaid(says.replace(/\[[^\]]*\]/g, ''))
    expect(always.filter((key) => !needs.some((one) => one === key))).toEqual([])
  })

  it.each(Object.entries(steps))(
    '%s leaves records that are read as meant',
    (name, [step, ...verbs]) => {
      const events = playActions(cast, [`{do: ${name}, ${step}}`])
      expect(events.length).toBeGreaterThan(0)
      expect(verbsOf(events)).toEqual(verbs)
    },
  )

  it.each(Object.entries(steps))('%s leaves one entry when it is refused', (name, [step]) => {
    const events = playActions(cast, [`{do: ${name}, ${step}, refused: true}`])
    const codes = events.map(({ native }) => valueAt(native, 'protoPayload', 'status', 'code'))
    expect(codes).toEqual([7])
  })
})

describe('versions', () => {
  it('stand before the methods of Compute Engine alone', () => {
    expect(method('{do: create-snapshot, of: disk, as: new, version: beta}')).toBe(
      'beta.compute.disks.createSnapshot',
    )
    expect(method('{do: create-snapshot, of: shop, as: new, version: beta}')).toBe(
      'cloudsql.backupRuns.create',
    )
  })

  it('are v1 unless asked for', () => {
    expect(method('{do: list-snapshots}')).toBe('v1.compute.snapshots.list')
  })
})
