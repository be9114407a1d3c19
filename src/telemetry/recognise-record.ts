import { hash } from 'node:crypto'
import type { JsonObject } from '../base/json.ts'
import { awsEnvelopes } from './aws-envelopes.ts'
import { cloudtrailShapes, cloudtrailSkips } from './aws-cloudtrail-records.ts'
import { azureEnvelopes } from './azure-envelopes.ts'
import { azureShapes, azureSkips } from './azure-activity-records.ts'
import { elasticEnvelopes } from './elastic-envelopes.ts'
import { gcpEnvelopes } from './gcp-envelopes.ts'
import { gcpShapes, gcpSkips } from './gcp-audit-records.ts'
import type { Envelope, RecordShape, SkipRule, Wrapped } from './record-shape.ts'
import type { TelemetrySkip } from './skip-reasons.ts'

// The provider is decided per record, never per file (reference/telemetry.md 1, e).
const skips: readonly SkipRule[] = [
  ...cloudtrailSkips,
  ...azureSkips,
  ...gcpSkips,
  // What `spoor emulate` leaves beside the logs that it makes: never telemetry.
  { reason: 'emulation-label', fits: (value) => value['schema'] === 'spoor/emulation@1' },
]
const shapes: readonly RecordShape[] = [...cloudtrailShapes, ...gcpShapes, ...azureShapes]
const envelopes: readonly Envelope[] = [
  ...awsEnvelopes,
  ...azureEnvelopes,
  ...gcpEnvelopes,
  ...elasticEnvelopes,
]

/** Why a value is of no use, if it is a known thing of no use. */
export function skipReasonOf(value: JsonObject): TelemetrySkip | undefined {
  return skips.find((rule) => rule.fits(value))?.reason
}

/** The dialect that a bare record is written in, if it is one. */
export function recordShapeOf(value: JsonObject): RecordShape | undefined {
  return shapes.find((shape) => shape.fits(value))
}

/** The identity of the event that a record records; a hash of the record when it names none. */
export function recordKeyOf(shape: RecordShape, value: JsonObject): string {
  return shape.key(value) ?? `${shape.source} ${hash('sha256', JSON.stringify(value))}`
}

/** What a wrapper holds and how it is called, if the value is a wrapper. */
export function openEnvelope(
  value: JsonObject,
): { readonly name: string; readonly wrapped: Wrapped } | undefined {
  for (const { name, open } of envelopes) {
    const wrapped = open(value)
    if (wrapped !== undefined) return { name, wrapped }
  }
  return undefined
}
