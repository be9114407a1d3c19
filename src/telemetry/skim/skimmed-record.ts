import { ByteSlab } from '../byte-slab.ts'
import type { MemberReader } from './member-reader.ts'
import type { UnneededPart, UnneededPlace } from '../record-filter.ts'

const nowhere: UnneededPlace = {
  source: 'aws.cloudtrail',
  account: '',
  region: undefined,
  isDataEvent: false,
}

/** A record that stands alone has no wrapper. */
export const noEnvelopes: readonly string[] = []

/** What is known of the record that was passed over last; filled in by whoever passes over it. */
export class SkimmedRecord {
  /** One past its end, and how many newlines it holds. */
  end = 0
  newlines = 0
  /** Its event time, milliseconds UTC. */
  time = 0
  /** Where it stood; the very same object as long as that is the same. */
  place: UnneededPlace = nowhere
  /** Both halves of the fingerprint of its key. */
  low = 0
  high = 0
  /** What makes it a part of an operation; absent where it is an event of its own. */
  part: UnneededPart | undefined
  /** The record as it stood, where something looks at it. */
  native: string | undefined
  /** Of CloudTrail: is every record of its action of no use, unless it holds a mark? */
  isUselessByAction = false
  /** That mark, in lower case; `undefined` where there is none. */
  mark: string | undefined
  /** The wrappers round it, outermost first; the very same list as long as they are the same. */
  envelopes: readonly string[] = noEnvelopes

  /** Where the bytes of the record itself begin and end in those of the walker, its wrappers aside. */
  from = 0
  to = 0

  readonly #slab = new ByteSlab()

  /** The record itself as it stood. */
  text({ walker }: MemberReader): string {
    return walker.bytes.toString('latin1', this.from, this.to)
  }

  /** The same, as bytes of its own. */
  copy({ walker }: MemberReader): Uint8Array {
    return this.#slab.copy(walker.bytes.subarray(this.from, this.to))
  }

  /** Takes note of where it stood. */
  stand(source: UnneededPlace['source'], { account, region, isDataEvent }: Standing): void {
    const { place } = this
    const isSame = place.source === source && place.account === account && place.region === region
    if (isSame && place.isDataEvent === isDataEvent) return
    this.place = { source, account, region, isDataEvent }
  }
}

/** A place without its log. */
type Standing = Omit<UnneededPlace, 'source'>
