import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { oddTexts, withValue } from '../../../test/builders/odd-texts.ts'
import { parsedRecord, RecordPasser } from '../../../test/builders/record-facts.ts'
import { hasSharedData, sharedPath } from '../../../test/builders/shared-data.ts'
import { Fingerprinter } from '../fingerprint.ts'
import type { RecordFilter } from '../record-filter.ts'
import { Skimmer } from './skimmer.ts'

const passer = new RecordPasser({ dialects: ['cloudtrail-ocsf'] })

/** An event as the mapping of 1.5.0 makes it; emulated. */
const newer = {
  activity_id: 2,
  activity_name: 'Read',
  actor: {
    session: { created_time_dt: '2026-09-15T09:00:00Z', is_mfa: false, issuer: 'arn:aws:iam::1:x' },
    user: { account: { uid: '444455556666' }, type: 'AssumedRole', uid: 'arn:aws:sts::1:x' },
  },
  api: {
    operation: 'DescribeTags',
    request: { data: '{"filterSet":{}}', uid: 'r-1' },
    response: {},
    service: { name: 'ec2.amazonaws.com' },
    version: null,
  },
  category_name: 'Application Activity',
  category_uid: 6,
  class_name: 'API Activity',
  class_uid: 6003,
  cloud: { account: { uid: '111122223333' }, provider: 'AWS', region: 'eu-west-1' },
  http_request: { user_agent: 'aws-cli/2' },
  metadata: {
    event_code: 'AwsApiCall',
    product: {
      feature: { name: 'Management' },
      name: 'CloudTrail',
      vendor_name: 'AWS',
      version: '1.11',
    },
    profiles: ['cloud', 'datetime'],
    uid: '8f0d0e3a-0000-4000-8000-000000000001',
    version: '1.5.0',
  },
  resources: [],
  severity: 'Informational',
  severity_id: 1,
  src_endpoint: { ip: '192.0.2.7' },
  status: 'Success',
  time: 1789466401250,
  time_dt: '2026-09-15T12:00:01.250+02:00',
  type_name: 'API Activity: Read',
  type_uid: 600302,
  unmapped: { managementEvent: 'true', readOnly: 'true', sharedEventID: '' },
}

const cloud = { provider: 'AWS', region: 'eu-west-1' }
/** The same as the mappings before 1.5.0 make it. */
const older = {
  ...newer,
  cloud,
  unmapped: {
    eventType: 'AwsApiCall',
    recipientAccountId: '111122223333',
    'userIdentity.sessionContext.sessionIssuer.accountId': '444455556666',
    userIdentity: { sessionContext: { attributes: {} } },
  },
}

type Setting = readonly [path: string, value: JsonValue | undefined]

function textWith(event: JsonObject, [path, value]: Setting): string {
  return JSON.stringify(withValue(event, path.split('.'), value))
}

describe('an event that nothing could use', () => {
  it.each<[string, JsonObject, ...Setting]>([
    ['of 1.5.0', newer, 'cloud.provider', 'AWS'],
    ['of older mappings', older, 'cloud.provider', 'AWS'],
    ['without an account in cloud', older, 'cloud', { ...cloud, account: {}, account_uid: null }],
    ['with null for it', older, 'cloud', { ...cloud, account: null, account_uid: '' }],
    ['with null within it', older, 'cloud', { ...cloud, account: { uid: null } }],
    ['with accounts of both mappings', newer, 'unmapped', { recipientAccountId: '444455556666' }],
    ['with a key that takes its account', newer, 'unmapped', { 'recipientAccountId.x': 'y' }],
    ['of a sign-in', newer, 'class_uid', 3002],
    ['of data', newer, 'metadata.product.feature.name', 'Data'],
    ['of any category', newer, 'metadata.product.feature.name', 'Management, Data, and Insights'],
    ['without a second time', newer, 'time_dt', undefined],
    ['with another second time', newer, 'time_dt', '2027-01-01T00:00:00Z'],
    ['with another action left over', newer, 'unmapped', { eventName: 'X', awsRegion: 'Y' }],
    ['with the columns of partitions', newer, 'region', 'us-east-1'],
  ])('%s is known as the parser knows it', (_, event, ...setting) => {
    const text = textWith(event, setting)
    expect(parsedRecord(text)?.facts).toMatchObject({ envelopes: [], part: undefined })
    expect(passer.skimSoundly(text)).toBeDefined()
  })
})

it.skipIf(!hasSharedData())(
  'is known by every sample of a mapping whose account is no made-up one',
  () => {
    const folder = sharedPath('aws/ocsf')
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    const texts = names
      .filter((name) => /\.(?:ocsf|json)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    const sound = texts.filter((text) => parsedRecord(text)?.facts.place.account.length === 12)
    expect(sound.length).toBeGreaterThan(8)
    for (const text of sound) expect(passer.skimSoundly(text)).toBeDefined()
  },
)

describe('an event is left to the parser', () => {
  it.each<[string, JsonObject, ...Setting]>([
    ['of another product', newer, 'metadata.product.name', 'GuardDuty'],
    ['of no product', newer, 'metadata.product', null],
    ['of no class', newer, 'class_uid', undefined],
    ['of a class that is text', newer, 'class_uid', '6003'],
    ['without a service', newer, 'api.service.name', null],
    ['without an action', newer, 'api.operation', undefined],
    ['with an action that Elastic takes for none', newer, 'api.operation', 'none'],
    ['without an id', newer, 'metadata.uid', null],
    ['without a region', newer, 'cloud.region', null],
    ['with a region of no characters', newer, 'cloud.region', ''],
    ['with a region that counts as none', newer, 'cloud.region', '-'],
    ['without a category', newer, 'metadata.product.feature.name', null],
    ['with a category that counts as none', newer, 'metadata.product.feature.name', 'none'],
    ['without a time', newer, 'time', null],
    ['with a time that is text', newer, 'time', '1789466401250'],
    ['with a time in seconds', newer, 'time', 1789466401],
    ['with a time that has a fraction', newer, 'time', 17894664012.5],
    ['with an account that is none', newer, 'cloud.account.uid', '1111'],
    ['with an account that is a number', newer, 'cloud.account.uid', 111122223333],
    ['with an account of no characters', newer, 'cloud.account.uid', ''],
    ['without any account', newer, 'cloud.account', null],
    ['with another account in cloud', older, 'cloud', { ...cloud, account_uid: '444455556666' }],
    [
      'with a key that goes into the account',
      older,
      'unmapped',
      { recipientAccountId: '111122223333', 'recipientAccountId.x': 'y' },
    ],
    [
      'with such a key before the account',
      older,
      'unmapped',
      { 'recipientAccountId.x': 'y', recipientAccountId: '111122223333' },
    ],
    ['with an account that is a number and one left over', older, 'cloud.account', { uid: 7 }],
    ['with an account that is left over as a list', older, 'unmapped', ['recipientAccountId']],
    ['with a message', newer, 'message', 'CWL CONTROL MESSAGE'],
    ['with any other member', newer, 'more', null],
  ])('%s', (_, event, ...setting) => {
    expect(passer.facts(textWith(event, setting))).toBeUndefined()
  })

  it('with an exponent in its time', () => {
    const text = JSON.stringify(newer).replace('1789466401250', '1.78946640e12')
    expect(passer.facts(text)).toBeUndefined()
  })
})

type Suffices = NonNullable<RecordFilter['suffices']>

/** Is an event passed over of which so much is enough? */
function isPassed(suffices: Suffices, event: object): boolean {
  const skimmer = new Skimmer({ needs: () => true, suffices }, new Fingerprinter())
  const bytes = Buffer.from(JSON.stringify(event))
  return skimmer.skim(bytes, 0, bytes.length)
}

it('is of no use without the mark, and its text is never enough', () => {
  const data = '{"encryptionContext":{"aws:ebs:id":"vol-1"}}'
  const marked = { ...newer, api: { ...newer.api, request: { data } } }
  expect(isPassed(() => ({ kind: 'mark', text: 'aws:ebs:id' }), newer)).toBe(true)
  expect(isPassed(() => ({ kind: 'mark', text: 'aws:ebs:id' }), marked)).toBe(false)
  expect(isPassed(() => ({ kind: 'native' }), newer)).toBe(false)
})

it.each([
  ['of 1.5.0', newer],
  ['of older mappings', older],
])('is passed over only where the parser agrees, %s', (_, event) => {
  const members = [
    'recipientAccountId',
    'recipientAccountId.uid',
    'awsRegion',
    'eventCategory',
    'account_uid',
    'account',
    'eventSource',
    'eventsource',
    'message',
    'logName',
    '__proto__',
  ]
  expect(passer.countSound(oddTexts(event, { members }), 3000)).toBeGreaterThan(200)
})
