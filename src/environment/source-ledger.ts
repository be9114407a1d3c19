/** What the input covered: log sources, accounts, regions, time. Grows with places, not with events. */
import { compareText } from '../base/compare.ts'
import { textOf } from '../base/json.ts'
import type { Event } from '../events/event.ts'
import { placeOf } from './place.ts'

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
    const place = placeOf(event)
    const seen = this.sources.get(event.source) ?? emptyCoverage()
    this.sources.set(event.source, seen)
    if (place.account !== undefined) seen.accounts.add(place.account)
    if (place.region !== undefined) seen.regions.add(place.region)
    seen.from = Math.min(seen.from, event.time)
    seen.to = Math.max(seen.to, event.endTime)
    seen.records += event.records.length
    seen.dataEvents ||= isDataEvent(event)
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
