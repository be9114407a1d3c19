/** What the input covered: log sources, accounts, regions, time. Grows with places, not with events. */
import { compareText } from '../base/compare.ts'
import { textOf } from '../base/json.ts'
import type { Event } from '../events/event.ts'
import { accountOf, regionOf } from './place.ts'

/** One log source as far as it was read. */
export interface SourceCoverage {
  /** `aws.cloudtrail`, `azure.activitylogs`, `gcp.audit`. */
  readonly kind: Event['source']
  readonly accounts: readonly string[]
  readonly regions: readonly string[]
  /** Time of the first and last event, milliseconds UTC. */
  readonly from: number
  readonly to: number
  readonly records: number
  /** Whether events of the kind that is off by default were among them (data events, data access). */
  readonly dataEvents: boolean
}

/** What the ledger has to know of a record. */
export interface SeenRecord {
  readonly source: Event['source']
  readonly account?: string | undefined
  readonly region?: string | undefined
  /** Milliseconds UTC; `endTime` where it is another. */
  readonly time: number
  readonly endTime?: number
  readonly isDataEvent: boolean
}

interface MutableCoverage {
  readonly accounts: Set<string>
  readonly regions: Set<string>
  from: number
  to: number
  records: number
  dataEvents: boolean
}

/** Records coverage event by event. */
export class SourceLedger {
  private readonly sources = new Map<Event['source'], MutableCoverage>()

  /** Takes note of an event; merged events count each of their records. */
  see(event: Event): void {
    const { source, time, endTime, records } = event
    const place = { account: accountOf(event), region: regionOf(event) }
    const seen = { ...place, source, time, endTime, isDataEvent: isDataEvent(event) }
    this.note(seen, records.length)
  }

  /** Takes note of records that are known by their place and time alone. */
  note(seen: SeenRecord, records: number): void {
    const { source, account, region, time } = seen
    let coverage = this.sources.get(source)
    if (coverage === undefined) {
      coverage = emptyCoverage()
      this.sources.set(source, coverage)
    }
    if (account !== undefined) coverage.accounts.add(account)
    if (region !== undefined) coverage.regions.add(region)
    coverage.from = Math.min(coverage.from, time)
    coverage.to = Math.max(coverage.to, seen.endTime ?? time)
    coverage.records += records
    coverage.dataEvents ||= seen.isDataEvent
  }

  /** The coverage by log source, in the order of their names; lists are sorted. */
  coverage(): readonly SourceCoverage[] {
    return [...this.sources]
      .map(([kind, seen]) => ({
        kind,
        accounts: [...seen.accounts].sort(compareText),
        regions: [...seen.regions].sort(compareText),
        from: seen.from,
        to: seen.to,
        records: seen.records,
        dataEvents: seen.dataEvents,
      }))
      .sort((a, b) => compareText(a.kind, b.kind))
  }
}

function emptyCoverage(): MutableCoverage {
  return {
    accounts: new Set(),
    regions: new Set(),
    from: Infinity,
    to: -Infinity,
    records: 0,
    dataEvents: false,
  }
}

function isDataEvent({ source, native }: Event): boolean {
  if (source === 'aws.cloudtrail') return native['eventCategory'] === 'Data'
  if (source === 'gcp.audit') return (textOf(native['logName']) ?? '').includes('data_access')
  return false
}
