import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  isJsonArray,
  isJsonObject,
  parseJson,
  type JsonObject,
  type JsonValue,
} from '../../src/base/json.ts'
import type { Event } from '../../src/events/event.ts'

/** The account and region of emulated records. */
export const home = { account: '111122223333', region: 'eu-west-1' }

/** An event around a CloudTrail record; lineage and principals read nothing but the record. */
export function cloudtrailEvent(native: JsonObject): Event {
  return {
    source: 'aws.cloudtrail',
    id: 'e-1',
    time: 0,
    endTime: 0,
    document: {},
    native,
    records: [],
  }
}

/** The parts of an emulated record that tell cases apart; any other CloudTrail field may follow. */
export interface EmulatedCall extends JsonObject {
  readonly requestParameters?: JsonValue
  readonly responseElements?: JsonValue
}

/** An emulated successful call of a user in the account of the record. */
export function emulatedCall(
  service: string,
  eventName: string,
  call: EmulatedCall = {},
): JsonObject {
  return {
    eventVersion: '1.09',
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAEMULATED',
      arn: `arn:aws:iam::${home.account}:user/alice`,
      accountId: home.account,
      userName: 'alice',
    },
    eventTime: '2024-05-01T10:00:00Z',
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: home.region,
    sourceIPAddress: '198.51.100.7',
    requestParameters: null,
    responseElements: null,
    eventType: 'AwsApiCall',
    recipientAccountId: home.account,
    ...call,
  }
}

const corpus = fileURLToPath(new URL('../../../shared/data/aws/', import.meta.url))

/** Is the corpus of real records there? Says so where it is not: its tests are then skipped. */
export function hasCorpus(): boolean {
  const isThere = existsSync(corpus)
  if (!isThere) process.stderr.write(`skipped: no sample telemetry at ${corpus}\n`)
  return isThere
}

/** Every CloudTrail record below a folder or file of the corpus, whatever wraps it, in file order. */
export function corpusRecords(path = ''): readonly JsonObject[] {
  const names = path.includes('.')
    ? [path]
    : readdirSync(`${corpus}${path}`, { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name) => `${path}/${name}`)
  return names
    .filter((name) => name.endsWith('.json') || name.endsWith('.raw'))
    .flatMap((name) => recordsWithin(parseJson(readFileSync(`${corpus}${name}`, 'utf8'))))
}

function recordsWithin(value: JsonValue | undefined): readonly JsonObject[] {
  if (isJsonArray(value)) return value.flatMap(recordsWithin)
  if (!isJsonObject(value)) return []
  if ('eventSource' in value && 'eventName' in value) return [value]
  return Object.values(value).flatMap(recordsWithin)
}
