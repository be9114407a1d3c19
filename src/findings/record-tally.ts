/** read = matched + unmatched + skipped + rejected, always (design section 4.1). */
import { assert } from '../base/assert.ts'
import { compareText } from '../base/compare.ts'

/** The sums of a run. */
export interface TallyCounts {
  readonly read: number
  /** Records that a finding rests on. */
  readonly matched: number
  readonly unmatched: number
  readonly skipped: Readonly<Record<string, number>>
  readonly rejected: Readonly<Record<string, number>>
}

/** Counts what became of every record. */
export class RecordTally {
  private examined = 0
  private matched = 0
  private lost = 0
  private readonly skipped = new Map<string, number>()
  private readonly rejected = new Map<string, number>()

  /** Records that were looked at. */
  examine(records: number): void {
    this.examined += records
  }

  /** Records, among those examined, that a finding rests on. */
  match(records: number): void {
    this.matched += records
    assert(this.matched <= this.examined, 'more records matched than were examined')
  }

  /** Records that were passed over for a reason. */
  skip(reason: string, records: number): void {
    this.lost += records
    this.skipped.set(reason, (this.skipped.get(reason) ?? 0) + records)
  }

  /** A record that could not be read, and why. */
  reject(reason: string): void {
    this.lost++
    this.rejected.set(reason, (this.rejected.get(reason) ?? 0) + 1)
  }

  /** How many records were read so far. */
  get read(): number {
    return this.examined + this.lost
  }

  /** The sums so far; reasons in the order of their names. */
  counts(): TallyCounts {
    return {
      read: this.read,
      matched: this.matched,
      unmatched: this.examined - this.matched,
      skipped: sorted(this.skipped),
      rejected: sorted(this.rejected),
    }
  }
}

function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)))
}
