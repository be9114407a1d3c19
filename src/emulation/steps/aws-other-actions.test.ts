import { describe, expect, it } from 'vitest'
import { at, playAws } from '../../../test/builders/aws-steps.ts'
import { valueAt, type JsonObject, type JsonValue } from '../../base/json.ts'
import { loadScenario } from '../scenario/load-scenario.ts'
import { playScenario } from '../scenario/play-scenario.ts'

function play(...steps: readonly string[]): readonly JsonObject[] {
  const { loaded } = loadScenario({
    text: `schema: spoor/scenario@1
id: sessions
name: Sessions that are begun
kind: benign
start: 2026-09-15T00:00:00Z
cast:
  places:
    ours: {cloud: aws, id: '111122223333', region: eu-west-1}
  principals:
    lena: {in: ours, kind: user}
    ops: {in: ours, kind: role}
    anna: {in: ours, kind: role, client: console}
steps:
${steps.map((step) => `  - ${step}\n`).join('')}`,
  })
  if (loaded === undefined) throw new Error('the scenario has a fault')
  return [...playScenario(loaded)].map(({ record }) => record)
}

function begun(record: JsonObject | undefined): JsonValue | undefined {
  return valueAt(record, 'userIdentity', 'sessionContext', 'attributes', 'creationDate')
}

describe('a role that is assumed', () => {
  const use = "{at: '04:00', by: ops, do: ask-who-am-i}"

  it('is used with the key and from the time of the call', () => {
    const [assumed, used] = play("{at: '02:47', by: lena, do: assume, to: ops}", use)
    const key = valueAt(assumed, 'responseElements', 'credentials', 'accessKeyId')
    expect(key).toMatch(/^ASIA/)
    expect(valueAt(used, 'userIdentity', 'accessKeyId')).toBe(key)
    expect(begun(used)).toBe('2026-09-15T02:47:00Z')
  })

  it('is another session each time', () => {
    const again = "{at: '05:00', by: lena, do: assume, to: ops}"
    const [, first, , second] = play(
      "{at: '02:47', by: lena, do: assume, to: ops}",
      use,
      again,
      "{at: '05:10', by: ops, do: ask-who-am-i}",
    )
    expect(valueAt(first, 'userIdentity', 'arn')).not.toBe(valueAt(second, 'userIdentity', 'arn'))
  })

  it('is not held by whom it was refused to', () => {
    const [, used] = play("{at: '02:47', by: lena, do: assume, to: ops, refused: true}", use)
    expect(begun(used)).toBe('2026-09-14T23:30:00Z')
  })
})

it('a session of the console begins with the sign-in', () => {
  const [signedIn, used] = play(
    "{at: '09:12:30', by: anna, do: sign-in}",
    '{at: +20m, do: list-disks}',
  )
  expect(begun(signedIn)).toBe('2026-09-15T09:12:30Z')
  expect(begun(used)).toBe('2026-09-15T09:12:30Z')
})

describe('any call', () => {
  it('is in the log as it is written, @names filled in', () => {
    const [record] = playAws(
      "{do: call, region: us-east-1, call: {service: kms, name: Grant, request: {of: '@old', to: '@outside', other: '@nobody', text: 'a @old'}, response: {n: 1}, readOnly: true}}",
    )
    expect(record?.record).toMatchObject({
      eventSource: 'kms.amazonaws.com',
      eventName: 'Grant',
      readOnly: true,
      requestParameters: {
        of: 'snap-0a0a0a0a0a0a0a0a0',
        to: '777788889999',
        other: '@nobody',
        text: 'a @old',
      },
      responseElements: { n: 1 },
    })
  })

  it('has neither request nor answer unless they are said', () => {
    const [record] = playAws('{do: call, call: {service: ec2, name: X}}')
    expect([at(record, 'requestParameters'), at(record, 'responseElements')]).toEqual([null, null])
  })
})

describe('a thing', () => {
  it.each([
    ['old', 'DeleteSnapshot'],
    ['disk', 'DeleteVolume'],
    ['picture', 'DeregisterImage'],
    ['server', 'TerminateInstances'],
    ['door', 'DeleteSecurityGroup'],
    ['shop', 'DeleteDBInstance'],
    ['dump', 'DeleteDBSnapshot'],
  ])('%s is deleted by %s', (of, name) => {
    expect(at(playAws(`{do: delete, of: ${of}}`)[0], 'eventName')).toBe(name)
  })

  it.each([
    ['of: server', 'CreateInstanceExportTask'],
    ['of: picture', 'ExportImage'],
    ['of: picture, text: store', 'CreateStoreImageTask'],
    ['of: dump', 'StartExportTask'],
  ])('is exported to a bucket: %s', (words, name) => {
    const [record] = playAws(`{do: export, to: some-bucket, ${words}}`)
    expect(at(record, 'eventName')).toBe(name)
    expect(JSON.stringify(at(record, 'requestParameters'))).toContain('some-bucket')
  })
})

it.each([
  ['public-snapshots', 'DisableSnapshotBlockPublicAccess', 'EnableSnapshotBlockPublicAccess'],
  ['public-images', 'DisableImageBlockPublicAccess', 'EnableImageBlockPublicAccess'],
  ['encryption', 'DisableEbsEncryptionByDefault', 'EnableEbsEncryptionByDefault'],
])('the guard %s is disabled and enabled again', (guard, off, on) => {
  const records = playAws(
    `{do: disable-guard, text: ${guard}}`,
    `{do: enable-guard, text: ${guard}}`,
  )
  expect(records.map((one) => at(one, 'eventName'))).toEqual([off, on])
})

const owners = (step: string): string => JSON.stringify(at(playAws(step)[0], 'requestParameters'))

it('snapshots are listed by their owners: the own account, or those that are named', () => {
  expect(owners('{do: list-snapshots}')).toContain('111122223333')
  expect(owners('{do: list-snapshots, with: [self, amazon]}')).toContain('amazon')
})
