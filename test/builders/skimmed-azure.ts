/** What tests of records of Azure that are passed over share: values, what may be odd, and tables in pieces. */
import { parseJson } from '../../src/base/json.ts'
import type { JsonPiece } from '../../src/telemetry/json-piece.ts'
import { JsonSplitter } from '../../src/telemetry/split-json.ts'
import { defaultLimits } from '../../src/telemetry/telemetry-limits.ts'
import { unwrap } from '../../src/telemetry/unwrap.ts'
import type { Oddities } from './odd-texts.ts'
import { factsOf, recordOf, type RecordFacts, RecordPasser } from './record-facts.ts'

/** The one action that is needed. */
export const needed = 'microsoft.compute/snapshots/write'
export const subscription = 'aaaaaaaa-1111-4222-8333-444444444444'
export const resource = `/subscriptions/${subscription}/resourcegroups/rg/providers/microsoft.web/sites/shop`

/** Passes over every record of another action. */
export const passer = new RecordPasser({
  filter: { needs: (_, __, action) => action === needed },
  dialects: ['azure-log-analytics', 'azure-powershell'],
})

/** What is odd about rows of Log Analytics and about what PowerShell prints. */
export const oddities: Oddities = {
  members: [
    'eventType',
    'time',
    'TableName',
    'EventTimestamp',
    'Type',
    'TimeGenerated [UTC]',
    'Category',
    'category',
    'OperationName',
    'OperationNameValue',
    'ActivityStatus',
    'ActivityStatusValue',
    'Status',
    'ResourceId',
    '_ResourceId',
    'SubscriptionId',
    '_SubscriptionId',
    'schema',
  ],
  values: [
    'Administrative',
    'AzureBackupReport',
    'CoreAzureBackup',
    'Start',
    'Active',
    'FAILURE',
    'Succeeded',
    { Value: 'Success' },
    { Value: 'Active' },
    { value: 'x', Value: 'y' },
    'Microsoft.Compute/disks/write',
    { Value: 'Microsoft.Web/sites/write' },
    '/subscriptions/x/y',
    '99999999-0000-4000-8000-000000000000',
    '/Date(1789466401123)/',
    'spoor/emulation@1',
  ],
}

/** A record or a fault in a text. */
export interface SplitFact {
  readonly line: number
  readonly holder?: string | undefined
  /** Of a record, unless no event is made of it. */
  readonly facts?: RecordFacts | undefined
  /** Of anything else, what it is. */
  readonly kind?: JsonPiece['kind']
}

/** What a splitter makes of a text in chunks of some size, and how many records it passes over. */
export function splitFacts(
  text: string,
  chunkBytes: number,
  { isSkimming }: { readonly isSkimming: boolean },
): { readonly facts: readonly SplitFact[]; readonly skimmed: number } {
  const bytes = Buffer.from(text)
  const splitter = new JsonSplitter(defaultLimits, isSkimming ? passer.skimmer : undefined)
  const facts: SplitFact[] = []
  let skimmed = 0
  const take = (pieces: readonly JsonPiece[]): void => {
    for (const piece of pieces) {
      facts.push(...splitFactsOf(piece))
      if (piece.kind === 'skimmed') skimmed += piece.times.length
    }
  }
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    take(splitter.push(bytes.subarray(at, at + chunkBytes)))
  }
  take(splitter.end())
  return { facts, skimmed }
}

function splitFactsOf(piece: JsonPiece): readonly SplitFact[] {
  if (piece.kind !== 'value' && piece.kind !== 'skimmed') {
    return [{ line: piece.line, kind: piece.kind }]
  }
  const holder = piece.holder?.envelope.name
  if (piece.kind === 'value') {
    const { bytes, line } = piece
    const value = parseJson(bytes.toString()) ?? null
    return unwrap(value, piece.holder, { limits: defaultLimits }).map((found) => ({
      line,
      holder,
      facts: recordOf(found)?.facts,
    }))
  }
  const { place, times, lines, lows, highs, parts = [] } = piece
  const envelopes = holder === undefined ? piece.envelopes : [holder, ...piece.envelopes]
  return parts.map((part, index) => {
    const [low = 0, high = 0, time = 0] = [lows[index], highs[index], times[index]]
    const facts = factsOf({ time, place, part, low, high, envelopes })
    return { line: lines[index] ?? 0, holder, facts }
  })
}
