import type { JsonValue } from '../base/json.ts'
import type { LogRecord, RejectReason } from '../telemetry/log-record.ts'
import type { Rejection } from './event.ts'
import { javaMapText } from './java-map-text.ts'

/** Why a record is no event; each reason has its diagnostic. */
const faults = {
  'no-time': { code: 'event-without-time' },
  'no-action': { code: 'event-without-action' },
  'not-an-audit-log': { code: 'event-not-audited' },
} as const satisfies Readonly<Record<RejectReason, { readonly code: string }>>

/** What a record lacks: the reason, the vendor's name of the field, and what stood there. */
export interface RecordFault {
  readonly reason: keyof typeof faults
  /** The field as the vendor writes it: `eventTime`, `operationName`. */
  readonly field: string
  readonly given: JsonValue | undefined
}

/** The rejection of a record that cannot be an event, placed and worded. */
export function rejectRecord(record: LogRecord, { reason, field, given }: RecordFault): Rejection {
  const { file, line, index } = record.origin
  const fault = given === undefined ? `no ${field}` : `an unreadable ${field}: ${shown(given)}`
  return {
    rejected: reason,
    diagnostic: {
      ...faults[reason],
      severity: 'error',
      message: `a record of ${record.source} has ${fault}`,
      file,
      ...(line === undefined ? {} : { line }),
      hint: `look at record ${index} of the file; every record of this log has ${field}`,
    },
  }
}

/** Enough of a value to recognise it. */
function shown(value: JsonValue): string {
  const text = typeof value === 'string' ? `"${value}"` : (javaMapText(value) ?? 'nothing')
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}
