import { describe, expect, it } from 'vitest'
import { keysSaid, playActions, verbsOf } from '../../../test/builders/action-player.ts'
import { awsActions } from './aws-actions.ts'
import { everyStepKeys } from './step-action.ts'

const cast = `
  places:
    ours: {cloud: aws, id: '111122223333', region: eu-west-1}
    theirs: {cloud: aws, id: '777788889999', region: eu-west-1, logged: false}
  principals:
    lena: {in: ours, kind: user}
    ops: {in: ours, kind: role}
  resources:
    server: {kind: instance, in: ours}
    disk: {kind: disk, in: ours, on: server}
    old: {kind: snapshot, in: ours, of: disk}
    older: {kind: snapshot, in: ours, of: disk}
    picture: {kind: image, in: ours}
    shop: {kind: database, in: ours}
    cluster: {kind: database-cluster, in: ours}
    dump: {kind: database-snapshot, in: ours, of: shop}
    door: {kind: network-group, in: ours}
    secret: {kind: key, in: ours}
    small-copy: {kind: lightsail-snapshot, in: ours}
`

/** A step of each action, and the verbs that lineage reads in what it leaves; none where it reads none. */
const steps: Readonly<Record<string, readonly [step: string, verbs: readonly string[]]>> = {
  'create-snapshot': ['of: disk, as: new', ['create']],
  'create-snapshots': ['of: server, as: new', ['create']],
  'create-image': ['of: server, as: new', ['create']],
  copy: ['of: old, as: new, region: eu-central-1', ['copy']],
  share: ['of: old, with: theirs', ['share']],
  unshare: ['of: picture, with: theirs', ['unshare']],
  'reset-sharing': ['of: old', ['unshare']],
  describe: ['of: picture, text: nothing new', []],
  restore: ['of: dump, as: new, public: true', ['restore']],
  'create-disk': ['as: new', ['create']],
  'replace-root-disk': ['of: old, to: server', ['restore']],
  launch: ['of: picture, as: new, group: door', ['launch']],
  attach: ['of: disk, to: server', ['attach']],
  detach: ['of: disk', ['detach']],
  start: ['of: server', ['launch']],
  stop: ['of: server', ['other']],
  join: ['of: server, group: door', ['other']],
  'create-group': ['as: new', ['other']],
  open: ['of: door, port: 22, from: world', ['expose']],
  close: ['of: door, port: 22, from: world', ['unexpose']],
  'make-public': ['of: shop', ['expose']],
  'reset-password': ['of: shop', ['access']],
  'list-blocks': ['of: old', ['access']],
  'read-blocks': ['of: old, count: 3', ['access', 'export']],
  'compare-blocks': ['of: old, to: older', ['access']],
  'write-snapshot': ['as: new, count: 2', ['create', 'other']],
  'back-up': ['of: disk, as: new, to: vault', ['create', 'other']],
  'copy-backup': ['of: old, as: new, to: vault, region: eu-central-1', ['copy', 'other']],
  'restore-backup': ['of: old, as: new', ['restore', 'other']],
  'list-backups': ['to: vault', []],
  'share-vault': ['to: vault, with: theirs', ['share']],
  'unlock-vault': ['to: vault', ['unprotect']],
  'delete-vault': ['to: vault', ['unprotect']],
  'delete-backup': ['of: old, to: vault', ['delete']],
  'open-disk': ['of: disk, to: server, text: secret', ['attach']],
  'make-disk-key': ['of: disk, text: secret', ['access']],
  'grant-key': ['of: secret, with: theirs', ['share']],
  'disable-key': ['of: secret', ['unprotect']],
  'delete-key': ['of: secret', ['delete']],
  'create-access-key': ['to: lena', []],
  'stop-logging': ['text: management-events', ['unprotect']],
  'list-snapshots': ['region: eu-central-1', []],
  'list-disks': ['region: eu-central-1', []],
  'look-at-sharing': ['of: old', []],
  'ask-who-am-i': ['region: us-east-1', []],
  'sign-in': ['region: us-east-1', []],
  assume: ['to: ops', []],
  'create-key-pair': ['as: new', []],
  'delete-key-pair': ['text: new', []],
  'send-ssh-key': ['of: server', ['access']],
  connect: ['of: server', ['access']],
  'read-console': ['of: server', []],
  'read-password': ['of: server', ['access']],
  export: ['of: picture, to: some-bucket', ['export']],
  'export-to-ec2': ['of: small-copy', ['export']],
  lock: ['of: old', ['protect']],
  unlock: ['of: old', ['unprotect']],
  'disable-guard': ['text: public-snapshots', ['unprotect']],
  'enable-guard': ['text: public-images', ['protect']],
  delete: ['of: cluster-dump', ['delete']],
  call: [
    'call: {service: ec2, name: DeleteSnapshot, request: {snapshotId: "@old"}, response: {_return: true}}',
    ['delete'],
  ],
}

describe('the actions in AWS', () => {
  it('are all here', () => {
    expect(Object.keys(steps).sort()).toEqual(Object.keys(awsActions).sort())
  })

  it.each(Object.entries(awsActions))('%s says what it takes', (_, action) => {
    const { needs = [], takes = [], says } = action
    const known = new Set<string>([...needs, ...takes, ...everyStepKeys])
    expect(keysSaid(says).filter((key) => !known.has(key))).toEqual([])
  })

  it.each(Object.entries(steps))(
    '%s leaves records that are read as meant',
    (name, [step, verbs]) => {
      const made = name === 'delete' ? ['{do: create-snapshot, of: cluster, as: cluster-dump}'] : []
      const events = playActions(cast, [...made, `{do: ${name}, ${step}}`]).slice(made.length)
      expect(events.length).toBeGreaterThan(0)
      expect(verbsOf(events)).toEqual(verbs)
    },
  )
})
