import { PlainUtcReader } from '../base/plain-utc.ts'
import { ActionTable } from './action-table.ts'
import { type Fingerprint, Fingerprinter } from './fingerprint.ts'
import { openBrace, quote } from './json-bytes.ts'
import { JsonWalker } from './json-walker.ts'
import { LastText } from './last-text.ts'
import type { RecordFilter, UnneededRecord } from './record-filter.ts'

/** A record that was passed over: what is counted of it, and what tells it from its repeats. */
export interface SkimmedRecord {
  readonly record: UnneededRecord
  readonly fingerprint: Fingerprint
}

/**
 * The members of a CloudTrail event (reference/telemetry.md 1.1). None of them makes a record
 * something that is skipped, wrapped or of another log, as far as their values are looked at below;
 * a record with any other member is parsed.
 */
const names = [
  'eventVersion',
  'userIdentity',
  'eventTime',
  'eventSource',
  'eventName',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
  'errorCode',
  'errorMessage',
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'requestID',
  'eventID',
  'readOnly',
  'resources',
  'eventType',
  'apiVersion',
  'managementEvent',
  'recipientAccountId',
  'sharedEventID',
  'serviceEventDetails',
  'vpcEndpointId',
  'vpcEndpointAccountId',
  'eventCategory',
  'tlsDetails',
  'sessionCredentialFromConsole',
  'addendum',
  'edgeDeviceDetails',
] as const

const eventTypes: ReadonlySet<string> = new Set([
  'AwsApiCall',
  'AwsServiceEvent',
  'AwsConsoleAction',
  'AwsConsoleSignIn',
  'AwsVpceEvent',
])

const place = (name: (typeof names)[number]): number => names.indexOf(name)
const identityPlace = place('userIdentity')
const timePlace = place('eventTime')
const sourcePlace = place('eventSource')
const namePlace = place('eventName')
const regionPlace = place('awsRegion')
const idPlace = place('eventID')
const typePlace = place('eventType')
const recipientPlace = place('recipientAccountId')
const categoryPlace = place('eventCategory')

const dataEvents = 'Data'
/** `2024-10-08T10:15:32Z` and its quotes. */
const quotedTime = 22

/**
 * Passes over CloudTrail events that nothing could use, without parsing them. An event is passed over
 * only if everything is plain that decides what it is: any doubt leaves it to the parser.
 */
export class CloudtrailSkimmer {
  /** One past the record that was skimmed last. */
  end = 0
  readonly #walker = new JsonWalker(names)
  readonly #actions: ActionTable
  readonly #fingerprinter: Fingerprinter
  readonly #times = new PlainUtcReader()
  readonly #accounts = new LastText((text) => /^\d{12}$/.test(text))
  readonly #regions = new LastText((text) => /^[a-z0-9-]{1,40}$/.test(text))
  readonly #types = new LastText((text) => eventTypes.has(text))
  readonly #categories = new LastText((text) => /^[A-Za-z]{1,40}$/.test(text))

  constructor(filter: RecordFilter, fingerprinter: Fingerprinter) {
    this.#actions = new ActionTable(filter.needsCloudtrail)
    this.#fingerprinter = fingerprinter
  }

  /**
   * Skims the record whose brace is at `from`, of bytes that end at `to`; `undefined` when the record
   * must be parsed, or is not whole.
   */
  skim(bytes: Buffer, from: number, to: number): SkimmedRecord | undefined {
    const end = this.#walker.walk(bytes, from)
    if (end === 0 || end > to || this.#isNeeded(bytes)) return undefined
    const time = this.#timeOf(bytes)
    const account = this.#textAt(bytes, recipientPlace, this.#accounts)
    const type = this.#textAt(bytes, typePlace, this.#types)
    if (time === undefined || account === undefined || type === undefined) return undefined
    const region = this.#textAt(bytes, regionPlace, this.#regions)
    const category = this.#textAt(bytes, categoryPlace, this.#categories)
    if (region === undefined && this.#has(regionPlace)) return undefined
    if (category === undefined && this.#has(categoryPlace)) return undefined
    const { begins, ends } = this.#walker
    const fingerprint = this.#fingerprinter.cloudtrail({
      bytes,
      from: (begins[idPlace] ?? 0) + 1,
      to: (ends[idPlace] ?? 0) - 1,
      account,
    })
    if (fingerprint === undefined) return undefined
    this.end = end
    const isDataEvent = category === dataEvents
    return {
      record: { source: 'aws.cloudtrail', time, account, region, isDataEvent },
      fingerprint,
    }
  }

  /** Must the record be parsed, as far as its members tell? */
  #isNeeded(bytes: Buffer): boolean {
    const { begins, ends } = this.#walker
    const isPlain = this.#isText(bytes, idPlace) && this.#isText(bytes, sourcePlace)
    if (!isPlain || !this.#isText(bytes, namePlace)) return true
    // In a row of CloudTrail Lake the identity is text.
    if (this.#has(identityPlace) && bytes[begins[identityPlace] ?? 0] !== openBrace) return true
    return this.#actions.isNeeded({
      bytes,
      sourceFrom: (begins[sourcePlace] ?? 0) + 1,
      sourceTo: (ends[sourcePlace] ?? 0) - 1,
      nameFrom: (begins[namePlace] ?? 0) + 1,
      nameTo: (ends[namePlace] ?? 0) - 1,
    })
  }

  #timeOf(bytes: Buffer): number | undefined {
    const begin = this.#walker.begins[timePlace] ?? 0
    const length = (this.#walker.ends[timePlace] ?? 0) - begin
    const isPlain = length === quotedTime && bytes[begin] === quote
    return isPlain ? this.#times.read(bytes, begin + 1) : undefined
  }

  #has(at: number): boolean {
    return this.#walker.ends[at] !== 0
  }

  #isText(bytes: Buffer, at: number): boolean {
    return this.#has(at) && bytes[this.#walker.begins[at] ?? 0] === quote
  }

  #textAt(bytes: Buffer, at: number, texts: LastText): string | undefined {
    if (!this.#isText(bytes, at)) return undefined
    const { begins, ends } = this.#walker
    return texts.read(bytes, (begins[at] ?? 0) + 1, (ends[at] ?? 0) - 1)
  }
}
