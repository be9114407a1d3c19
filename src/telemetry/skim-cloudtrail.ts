import { PlainUtcReader } from '../base/plain-utc.ts'
import { ActionTable } from './action-table.ts'
import { cloudtrailPrefix } from './digest-kernel.ts'
import type { Fingerprinter } from './fingerprint.ts'
import { openBrace, quote } from './json-bytes.ts'
import { JsonWalker, largestWindow } from './json-walker.ts'
import { layout, longestId } from './kernel-layout.ts'
import { LastText } from './last-text.ts'
import type { RecordFilter, UnneededPlace } from './record-filter.ts'

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

const nowhere: UnneededPlace = {
  source: 'aws.cloudtrail',
  account: '',
  region: undefined,
  isDataEvent: false,
}

/**
 * Passes over CloudTrail events that nothing could use, without parsing them. An event is passed over
 * only if everything is plain that decides what it is: any doubt leaves it to the parser.
 */
export class CloudtrailSkimmer {
  /** Of the record that was skimmed last: one past its end, its event time in milliseconds UTC... */
  end = 0
  time = 0
  /** ...where it stood; the very same object as long as that is the same... */
  place: UnneededPlace = nowhere
  /** ...and both halves of the fingerprint of its key. */
  low = 0
  high = 0
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
   * Skims the record whose brace is at `from`, of bytes that end at `to`; false when the record must be
   * parsed, or is not whole.
   */
  skim(bytes: Buffer, from: number, to: number): boolean {
    if (this.#shift === undefined) {
      if (to - from > largestWindow) return false
      this.#walker.lay(bytes.subarray(from, to))
      this.#shift = this.#walker.start - from
    }
    const end = this.#walker.walk(from + this.#shift)
    if (end === 0 || this.#isNeeded() || !this.#readTime() || !this.#readPlace()) return false
    if (!this.#readKey()) return false
    this.end = end - this.#shift
    return true
  }

  #readTime(): boolean {
    const { bytes, begins, ends } = this.#walker
    const begin = begins[timePlace] ?? 0
    const isPlain = (ends[timePlace] ?? 0) - begin === quotedTime && bytes[begin] === quote
    const time = isPlain ? this.#times.read(bytes, begin + 1) : undefined
    if (time !== undefined) this.time = time
    return time !== undefined
  }

  #readPlace(): boolean {
    const account = this.#text(recipientPlace, this.#accounts)
    const region = this.#text(regionPlace, this.#regions)
    const category = this.#text(categoryPlace, this.#categories)
    if (account === undefined || this.#text(typePlace, this.#types) === undefined) return false
    if (region === undefined && this.#has(regionPlace)) return false
    if (category === undefined && this.#has(categoryPlace)) return false
    const isDataEvent = category === dataEvents
    const { place } = this
    const isSame = place.account === account && place.region === region
    if (!isSame || place.isDataEvent !== isDataEvent) {
      this.place = { source: 'aws.cloudtrail', account, region, isDataEvent }
    }
    return true
  }

  /** Makes the fingerprint of the key; the account is known to be twelve digits. */
  #readKey(): boolean {
    const { kernel, begins, ends } = this.#walker
    const from = (begins[idPlace] ?? 0) + 1
    const length = (ends[idPlace] ?? 0) - 1 - from
    if (length <= 0 || length > longestId) return false
    if (kernel.fingerprint(from, length, (begins[recipientPlace] ?? 0) + 1) !== 1) return false
    this.low = this.#digest[0] ?? 0
    this.high = this.#digest[1] ?? 0
    return true
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
