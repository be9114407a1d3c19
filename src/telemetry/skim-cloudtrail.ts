import { PlainUtcReader } from '../base/plain-utc.ts'
import { ActionTable } from './action-table.ts'
import { cloudtrailPrefix } from './digest-kernel.ts'
import type { Fingerprint, Fingerprinter } from './fingerprint.ts'
import { openBrace, quote } from './json-bytes.ts'
import { JsonWalker, largestWindow } from './json-walker.ts'
import { layout, longestId } from './kernel-layout.ts'
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

const placeOf = (name: (typeof names)[number]): number => names.indexOf(name)
const identityPlace = placeOf('userIdentity')
const timePlace = placeOf('eventTime')
const sourcePlace = placeOf('eventSource')
const namePlace = placeOf('eventName')
const regionPlace = placeOf('awsRegion')
const idPlace = placeOf('eventID')
const typePlace = placeOf('eventType')
const recipientPlace = placeOf('recipientAccountId')
const categoryPlace = placeOf('eventCategory')

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
  readonly #digest: Uint32Array
  readonly #times = new PlainUtcReader()
  readonly #accounts = new LastText(this.#walker, 0, (text) => /^\d{12}$/.test(text))
  readonly #regions = new LastText(this.#walker, 1, (text) => /^[a-z0-9-]{1,40}$/.test(text))
  readonly #types = new LastText(this.#walker, 2, (text) => eventTypes.has(text))
  readonly #categories = new LastText(this.#walker, 3, (text) => /^[A-Za-z]{1,40}$/.test(text))
  /** What has to be added to a place of ours to get the walker's. */
  #shift: number | undefined

  constructor(filter: RecordFilter, fingerprinter: Fingerprinter) {
    const { memory } = this.#walker.kernel
    this.#walker.bytes.set(fingerprinter.secret, layout.secret)
    this.#walker.bytes.write(cloudtrailPrefix, layout.scratch)
    this.#digest = new Uint32Array(memory, layout.digest, 2)
    this.#actions = new ActionTable(this.#walker, filter.needsCloudtrail)
  }

  /** Says that the bytes have changed since the last record. */
  forget(): void {
    this.#shift = undefined
  }

  /**
   * Skims the record whose brace is at `from`, of bytes that end at `to`; `undefined` when the record
   * must be parsed, or is not whole.
   */
  skim(bytes: Buffer, from: number, to: number): SkimmedRecord | undefined {
    if (this.#shift === undefined) {
      if (to - from > largestWindow) return undefined
      this.#walker.lay(bytes.subarray(from, to))
      this.#shift = this.#walker.start - from
    }
    const end = this.#walker.walk(from + this.#shift)
    if (end === 0 || this.#isNeeded()) return undefined
    const time = this.#time()
    const account = this.#text(recipientPlace, this.#accounts)
    const type = this.#text(typePlace, this.#types)
    if (time === undefined || account === undefined || type === undefined) return undefined
    const region = this.#text(regionPlace, this.#regions)
    const category = this.#text(categoryPlace, this.#categories)
    if (region === undefined && this.#has(regionPlace)) return undefined
    if (category === undefined && this.#has(categoryPlace)) return undefined
    const fingerprint = this.#fingerprint()
    if (fingerprint === undefined) return undefined
    this.end = end - this.#shift
    const isDataEvent = category === dataEvents
    return {
      record: { source: 'aws.cloudtrail', time, account, region, isDataEvent },
      fingerprint,
    }
  }

  /** Must the record be parsed, as far as its members tell? */
  #isNeeded(): boolean {
    const { bytes, begins, ends } = this.#walker
    if (!this.#isText(idPlace) || !this.#isText(sourcePlace) || !this.#isText(namePlace))
      return true
    // In a row of CloudTrail Lake the identity is text.
    if (this.#has(identityPlace) && bytes[begins[identityPlace] ?? 0] !== openBrace) return true
    return this.#actions.isNeeded({
      sourceFrom: (begins[sourcePlace] ?? 0) + 1,
      sourceTo: (ends[sourcePlace] ?? 0) - 1,
      nameFrom: (begins[namePlace] ?? 0) + 1,
      nameTo: (ends[namePlace] ?? 0) - 1,
    })
  }

  #time(): number | undefined {
    const { bytes, begins, ends } = this.#walker
    const begin = begins[timePlace] ?? 0
    const isPlain = (ends[timePlace] ?? 0) - begin === quotedTime && bytes[begin] === quote
    return isPlain ? this.#times.read(bytes, begin + 1) : undefined
  }

  /** The fingerprint of a record whose account is twelve digits. */
  #fingerprint(): Fingerprint | undefined {
    const { kernel, begins, ends } = this.#walker
    const from = (begins[idPlace] ?? 0) + 1
    const length = (ends[idPlace] ?? 0) - 1 - from
    if (length <= 0 || length > longestId) return undefined
    const isPlain = kernel.fingerprint(from, length, (begins[recipientPlace] ?? 0) + 1)
    return isPlain === 1 ? { low: this.#digest[0] ?? 0, high: this.#digest[1] ?? 0 } : undefined
  }

  #has(place: number): boolean {
    return this.#walker.ends[place] !== 0
  }

  #isText(place: number): boolean {
    const { bytes, begins, ends } = this.#walker
    return ends[place] !== 0 && bytes[begins[place] ?? 0] === quote
  }

  #text(place: number, texts: LastText): string | undefined {
    if (!this.#isText(place)) return undefined
    const { begins, ends } = this.#walker
    return texts.read((begins[place] ?? 0) + 1, (ends[place] ?? 0) - 1)
  }
}
