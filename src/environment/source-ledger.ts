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

/** Where records stood, and whether they are of the kind that is not logged by default. */
export interface SeenPlace {
  readonly source: Event['source']
  readonly account?: string | undefined
  readonly region?: string | undefined
  readonly isDataEvent: boolean
}

/** How many records stood there, and their first and last time, milliseconds UTC. */
export interface SeenSpan {
  readonly records: number
  readonly from: number
  readonly to: number
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
    const [account, region] = [accountOf(event), regionOf(event)]
    const place = { source, account, region, isDataEvent: isDataEvent(event) }
    this.note(place, { records: records.length, from: time, to: endTime })
  }

  /** Takes note of records that are known by their place and time alone. */
  note(place: SeenPlace, { records, from, to }: SeenSpan): void {
    const { source, account, region } = place
    let coverage = this.sources.get(source)
    if (coverage === undefined) {
      coverage = emptyCoverage()
      this.sources.set(source, coverage)
    }
    if (account !== undefined) coverage.accounts.add(account)
    if (region !== undefined) coverage.regions.add(region)
    coverage.from = Math.min(coverage.from, from)
    coverage.to = Math.max(coverage.to, to)
    coverage.records += records
    coverage.dataEvents ||= place.isDataEvent
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
