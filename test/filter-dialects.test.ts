/**
 * Rows of tables and events in OCSF, each with something odd about it: a hunt that passes over those that nothing
 * could use reports to the byte what one reports that parses every record.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isJsonArray, isJsonObject, type JsonObject, parseJson } from '../src/base/json.ts'
import { loadShippedDetections } from '../src/content.ts'
import { shapeNamed } from '../src/emulation/deliveries/delivery-shapes.ts'
import { emulate } from '../src/emulation/emulate.ts'
import { loadScenario } from '../src/emulation/scenario/load-scenario.ts'
import { hunt } from '../src/hunt.ts'
import { renderJson } from '../src/reports/json.ts'
import { lakeRowOf } from '../src/telemetry/aws-envelopes.ts'
import { createInputFolder } from './builders/input-folder.ts'
import { oddTexts } from './builders/odd-texts.ts'

const { put } = createInputFolder()
const runs = Number(process.env['SPOOR_RUNS'] ?? 12)

/** The records of a theft as a shape delivers them; rows of CloudTrail Lake as objects. */
function recordsOf(shapeName: string): readonly JsonObject[] {
  const path = '../content/techniques/T1578.001/scenarios/aws-volume-theft.yaml'
  const file = fileURLToPath(new URL(path, import.meta.url))
  const { loaded } = loadScenario({ text: readFileSync(file, 'utf8'), file })
  const shape = shapeNamed(shapeName)
  if (loaded === undefined || shape === undefined) throw new Error('nothing to emulate')
  const texts = [...emulate(loaded, { shapes: [shape] })].map(({ text }) => text)
  const pages = texts.flatMap((text) => rowsOf(parseJson(text) ?? null))
  return pages.length > 0 ? pages : texts.flatMap((text) => text.split('\n')).flatMap(objectsOf)
}

function rowsOf(page: unknown): readonly JsonObject[] {
  const rows = isJsonObject(page) ? page['QueryResultRows'] : undefined
  if (!isJsonArray(rows)) return []
  return rows.flatMap((row) => (isJsonArray(row) ? [lakeRowOf(row) ?? {}] : []))
}

function objectsOf(line: string): readonly JsonObject[] {
  const value = parseJson(line)
  return isJsonObject(value) ? [value] : []
}

/** Members of other dialects, of wrappers and of what is skipped. */
const members = [
  'eventSource',
  'eventName',
  'eventsource',
  'eventname',
  'eventJson',
  'CloudTrailEvent',
  'insightDetails',
  'message',
  'class_uid',
  'account',
  'account_uid',
  'awsRegion',
  'recipientAccountId',
  'recipientAccountId.x',
  'logName',
  'detail-type',
  'Records',
]

const wrappings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text,
  (text) => JSON.stringify({ timestamp: 1, message: text }),
  (text) => JSON.stringify({ '@timestamp': 'x', message: text }),
  (text) => JSON.stringify({ eventJson: text }),
  (text) => JSON.stringify({ CloudTrailEvent: text, EventName: 'x' }),
  (text) => `{"detail-type":"AWS API Call via CloudTrail","detail":${text}}`,
  (text) => `2026-09-15T10:00:00.000Z ${text}`,
]

const files: readonly ((texts: readonly string[]) => string)[] = [
  (texts) => texts.join('\n'),
  (texts) => `[${texts.join(',')}]`,
  (texts) => `{"Records":[${texts.join(',')}]}`,
  (texts) => `{"results":[${texts.join(',\n')}]}`,
]

it.each(['athena', 'ocsf', 'lake', 'lake-event-json'])(
  'the report is the same for odd records as %s has them',
  async (shape) => {
    const { detections } = await loadShippedDetections()
    const records = recordsOf(shape)
    expect(records.length).toBeGreaterThan(10)
    const odd = fc.constantFrom(...records).chain((record) => oddTexts(record, { members }))
    const wrapped = fc.tuple(odd, fc.constantFrom(...wrappings)).map(([text, wrap]) => wrap(text))
    const file = fc
      .tuple(fc.array(wrapped, { minLength: 5, maxLength: 80 }), fc.constantFrom(...files))
      .map(([texts, join]) => join(texts))
    let count = 0
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const inputs = [put(`odd ${shape} ${count++ % 2}.json`, Buffer.from(text))]
        const tool = { name: 'spoor', version: '0' }
        const quick = renderJson(await hunt({ inputs, detections }), tool)
        expect(quick).toBe(renderJson(await hunt({ inputs, detections, filter: null }), tool))
        expect(quick).toContain('"records"')
      }),
      { numRuns: runs },
    )
  },
  60_000 + 3_000 * runs,
)
