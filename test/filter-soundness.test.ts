/** A hunt that passes over records reports to the byte what one reports that parses every record. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  isJsonArray,
  isJsonObject,
  objectOf,
  textOf,
  type JsonObject,
  type JsonValue,
  valueAt,
} from '../src/base/json.ts'
import { loadQueryText, loadShippedDetections } from '../src/content.ts'
import type { Detection } from '../src/detections/detection.ts'
import { emptyEnvironment } from '../src/environment/configuration/environment.ts'
import { bigQueryRow } from '../src/emulation/deliveries/gcp-bigquery-row.ts'
import { emulate } from '../src/emulation/emulate.ts'
import { activityRow } from '../src/emulation/deliveries/azure-activity-row.ts'
import { powershellObject } from '../src/emulation/deliveries/azure-powershell-object.ts'
import { loadScenario } from '../src/emulation/scenario/load-scenario.ts'
import type { Event } from '../src/events/event.ts'
import { hunt, type HuntOptions } from '../src/hunt.ts'
import { planHunt } from '../src/hunt-plan.ts'
import { renderJson } from '../src/reports/json.ts'
import type { RecordFilter } from '../src/telemetry/record-filter.ts'
import { readTelemetry } from '../src/telemetry/read-telemetry.ts'
import { createInputFolder } from './builders/input-folder.ts'
import { mutatedFiles, oddTextsOf } from './builders/mutated-records.ts'
import { hasSharedData, sharedPath } from './builders/shared-data.ts'

const samples = fileURLToPath(new URL('../samples/', import.meta.url))
const { root, put } = createInputFolder()
let detections: readonly Detection[] = []

beforeAll(async () => {
  detections = (await loadShippedDetections()).detections
})

type Cloud = 'aws' | 'azure' | 'gcp'
type Options = Partial<HuntOptions> & Pick<HuntOptions, 'inputs'>

async function report(options: Options): Promise<string> {
  return renderJson(await hunt({ detections, ...options }), { name: 'spoor', version: '0' })
}

/** The report, after comparing it with that of a hunt that parses every record. */
async function soundReport(options: Options): Promise<string> {
  const [quick, whole] = [await report(options), await report({ ...options, filter: null })]
  expect(quick).toBe(whole)
  return quick
}

/** How many records of the inputs are passed over. */
async function passedOver(inputs: readonly string[]): Promise<number> {
  let count = 0
  for await (const items of readTelemetry(inputs, { filter: planHunt(detections).filter })) {
    for (const item of items) if (item.kind === 'unneeded') count += item.records.times.length
  }
  return count
}

/** The records of the files of a sample, of each so many. */
function sampleRecords(cloud: Cloud, ofEach: number): readonly JsonObject[] {
  const folder = join(samples, cloud)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:gz|json)$/.test(name) && !name.endsWith('emulation.json'))
    .sort()
    .flatMap((name) => {
      const bytes = readFileSync(join(folder, name))
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
      return (cloud === 'aws' ? recordsOfTrail(text) : recordsOfLines(text)).slice(0, ofEach)
    })
}

function recordsOfTrail(text: string): readonly JsonObject[] {
  const trail: { Records: JsonObject[] } = JSON.parse(text)
  return trail.Records
}

function recordsOfLines(text: string): readonly JsonObject[] {
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line): JsonObject => JSON.parse(line))
}

/** Log, service and action of a record of a sample. */
function routeOfRecord(cloud: Cloud, record: JsonObject): Parameters<RecordFilter['needs']> {
  const at = (...path: readonly string[]): string => textOf(valueAt(record, ...path)) ?? ''
  switch (cloud) {
    case 'aws':
      return ['aws.cloudtrail', at('eventSource'), at('eventName')]
    case 'azure':
      return ['azure.activitylogs', '', at('operationName').toLowerCase()]
    case 'gcp':
      return ['gcp.audit', at('protoPayload', 'serviceName'), at('protoPayload', 'methodName')]
  }
}

/** The same record of another time, as an event of its own. */
function redated(record: JsonObject, time: number): JsonObject {
  const text = new Date(time).toISOString().replace('.000', '')
  const own = { eventTime: text, eventID: text, time: text, correlationId: text }
  const google = { timestamp: text, insertId: text, operation: undefined }
  const changes = { ...own, ...google }
  return Object.fromEntries(
    Object.entries({ ...record, ...changes }).filter(([name]) => name in record),
  )
}

/** The same rows as the REST API has them; what it alone has is made up. */
function asRest(rows: readonly JsonObject[]): readonly JsonObject[] {
  return rows.map((row, index) => ({
    eventDataId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    eventTimestamp: row['time'],
    operationName: { value: row['operationName'], localizedValue: 'Some operation' },
    category: { value: row['category'] },
    status: { value: row['resultType'] },
    resourceId: row['resourceId'],
    correlationId: row['correlationId'],
    subscriptionId: textOf(row['resourceId'])?.split('/')[2],
    properties: row['properties'],
  }))
}

/** The same entries as rows of the view `_AllLogs` of BigQuery, labels as JSON text. */
function asViewRows(entries: readonly JsonObject[]): readonly JsonObject[] {
  return entries.map(({ protoPayload, resource, ...others }) => {
    const { '@type': type, ...log } = objectOf(protoPayload) ?? {}
    const labels = JSON.stringify(objectOf(resource)?.['labels'])
    return {
      ...withSnakeCase(others),
      resource: { type: objectOf(resource)?.['type'], labels },
      proto_payload: { type, audit_log: withSnakeCase(log) },
      text_payload: null,
    }
  })
}

/** The same with the names of columns; what is inside columns of JSON keeps its own. */
function withSnakeCase(value: JsonObject): JsonObject {
  const entries = Object.entries(value).map(([name, field]) => {
    const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const isJson = ['request', 'response', 'metadata', 'serviceData'].includes(name)
    return [column, isJson ? field : columnOf(field)] as const
  })
  return Object.fromEntries(entries)
}

function columnOf(value: JsonValue | undefined): JsonValue | undefined {
  if (isJsonArray(value)) return value.map((item) => columnOf(item) ?? null)
  return isJsonObject(value) ? withSnakeCase(value) : value
}

/** Every scenario that ships, but for those of the samples and the months, which are long and made of the same. */
function scenarioFiles(): readonly string[] {
  const content = fileURLToPath(new URL('../content/', import.meta.url))
  return readdirSync(content, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\/scenarios\/(?!sample-|month-).*\.yaml$/.test(name))
    .sort()
    .map((name) => join(content, name))
}

describe('the report is the same', () => {
  it('for the samples, of whose trails most records are passed over', async () => {
    await soundReport({ inputs: [samples] })
    expect(await passedOver([join(samples, 'aws')])).toBeGreaterThan(2000)
  })

  it.each<Cloud>(['aws', 'azure', 'gcp'])(
    'for a span of time in them, with and without what was before, of %s',
    async (cloud) => {
      const from = Date.parse('2026-09-15T12:00:00Z')
      const to = Date.parse('2026-09-16T18:00:00Z')
      const inputs = [join(samples, cloud)]
      const { summary } = JSON.parse(await soundReport({ inputs, from, to }))
      expect(summary.records.skipped['outside-time-span']).toBeGreaterThan(100)
      await soundReport({ inputs, to })
    },
  )

  it.each<Cloud>(['azure', 'gcp'])(
    'wherever an operation is cut by the span, of %s',
    async (cloud) => {
      const records = sampleRecords(cloud, 9).slice(0, 200)
      const path = put(
        'cut.json',
        Buffer.from(records.map((one) => JSON.stringify(one)).join('\n')),
      )
      const times = records.map((one) => Date.parse(textOf(one['time'] ?? one['timestamp']) ?? ''))
      for (let place = 0; place < times.length; place += 25) {
        const [from = 0, to = 0] = [times[place], times[place + 5]].toSorted(
          (a = 0, b = 0) => a - b,
        )
        expect(await soundReport({ inputs: [path], from, to })).toContain('"records"')
      }
    },
  )

  it.each<Cloud>(['aws', 'azure', 'gcp'])(
    'where the days before are learned from records that nothing else could use, of %s',
    async (cloud) => {
      const { filter } = planHunt(detections)
      const isUnneeded = (record: JsonObject): boolean =>
        !filter.needs(...routeOfRecord(cloud, record))
      const quiet = sampleRecords(cloud, 40).find(isUnneeded)
      if (quiet === undefined) throw new Error('every record is needed')
      const from = Date.parse('2026-09-14T00:00:00Z')
      const days = Array.from({ length: 60 }, (_, day) =>
        redated(quiet, from - (day + 1) * 86_400_000),
      )
      const path = put(
        `quiet days of ${cloud}.json`,
        Buffer.from(days.map((one) => JSON.stringify(one)).join('\n')),
      )
      const told = await soundReport({ inputs: [path, join(samples, cloud)], from })
      // That those days were read makes a difference.
      expect(told).not.toBe(await soundReport({ inputs: [join(samples, cloud)], from }))
    },
  )

  it.skipIf(!hasSharedData())('for every collection of real records', async () => {
    for (const folder of ['aws', 'azure', 'gcp']) {
      const { summary } = JSON.parse(await soundReport({ inputs: [sharedPath(folder)] }))
      expect(summary.records.read).toBeGreaterThan(5)
    }
  })

  it('for every scenario', async () => {
    for (const path of scenarioFiles()) {
      const { loaded } = loadScenario({ text: readFileSync(path, 'utf8'), file: path })
      if (loaded === undefined) throw new Error(path)
      const folder = join(root, 'scenarios', loaded.scenario.id)
      for (const piece of emulate(loaded)) {
        const file = join(folder, piece.path.replace(/\.gz$/, ''))
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, piece.text, { flag: 'a' })
      }
      expect(await soundReport({ inputs: [folder] })).toContain('"kind"')
    }
  }, 120_000)

  const runs = Number(process.env['SPOOR_RUNS'] ?? 12)

  it.each([
    ['of AWS', 'aws', sampleRecords('aws', 40)],
    ['that Azure exports', 'azure', sampleRecords('azure', 9)],
    ['of the REST API of Azure', 'azure', asRest(sampleRecords('azure', 9))],
    ['of Log Analytics', 'azure-dialects', asRest(sampleRecords('azure', 9)).map(activityRow)],
    [
      'that PowerShell prints',
      'azure-dialects',
      asRest(sampleRecords('azure', 9)).map(powershellObject),
    ],
    ['of Google Cloud', 'gcp', sampleRecords('gcp', 12)],
    ['of a sink to BigQuery', 'gcp', sampleRecords('gcp', 12).map(bigQueryRow)],
    ['of a view in BigQuery', 'gcp', asViewRows(sampleRecords('gcp', 12))],
  ] as const)(
    'for records %s written in every odd way, and cut off anywhere',
    async (name, odd, records) => {
      let files = 0
      await fc.assert(
        fc.asyncProperty(mutatedFiles(records, oddTextsOf[odd]), async (bytes) => {
          const path = put(`mutated ${name}/${files++ % 2}.json`, bytes)
          expect(await soundReport({ inputs: [path] })).toContain('"records"')
        }),
        { numRuns: runs },
      )
    },
    60_000 + 3_000 * runs,
  )
})

describe('with rules of the user the report is the same', () => {
  const rules = [
    'any where event.action : "Describe*"',
    'any where event.provider == "s3.amazonaws.com" and user.name == "nobody"',
    'any where not event.action in ("Decrypt", "AssumeRole")',
    'any where event.outcome == "failure"',
    'any where event.category == "iam"',
    'any where spoor.verb == "other" and event.action == "ListBuckets"',
    'any where spoor.verb != "other"',
    'any where spoor.principal.kind == "human"',
    'any where event.action == "ListRoles" or source.ip == "192.0.2.10"',
    'sequence by cloud.account.id with maxspan=10m [any where event.action == "ListUsers"] [any where event.action == "ListRoles"] until [any where event.action == "ListBuckets"]',
    'sequence by cloud.account.id with maxspan=5m [any where event.action == "CreateSnapshot"] ![any where event.action == "ListBuckets"]',
    'sample by cloud.account.id [any where event.action == "ListRoles"] [any where event.action == "CreateSnapshot"]',
  ]

  it.each(rules)('%s', async (text) => {
    const { detections: own } = loadQueryText(text)
    expect(own).toHaveLength(1)
    await soundReport({ inputs: [join(samples, 'aws')], detections: [...detections, ...own] })
  })
})

describe('with an environment the report is the same', () => {
  const hours = {
    zone: 'UTC',
    days: [1, 2, 3, 4, 5],
    from: 480,
    to: 1080,
    holidays: [],
    line: 2,
  } as const
  const environment = { ...emptyEnvironment, workingHours: [hours] }
  const inputs = [join(samples, 'aws')]

  it('for rules on hours that nobody works', async () => {
    const text = 'any where spoor.time.off_hours == true and event.category == "iam"'
    const { detections: own } = loadQueryText(text)
    const rules = [...detections, ...own]
    expect(await soundReport({ inputs, environment, detections: rules })).toContain('"kind"')
  })

  it('for data that is sensitive by a tag', async () => {
    const sensitive = [{ tag: { key: 'aws:backup:source-resource' }, why: 'backed up', line: 3 }]
    const told = await soundReport({ inputs, environment: { ...environment, sensitive } })
    expect(told).toContain('is sensitive')
  })
})

/** Service and action as a filter is asked for them. */
function actionOf({ source, native }: Event): string {
  const at = (...path: readonly string[]): string => textOf(valueAt(native, ...path)) ?? ''
  switch (source) {
    case 'aws.cloudtrail':
      return `${at('eventSource')} ${at('eventName')}`
    case 'azure.activitylogs':
      return ` ${at('operationName', 'value').toLowerCase()}`
    case 'gcp.audit':
      return `${at('protoPayload', 'serviceName')} ${at('protoPayload', 'methodName')}`
  }
}

/** The actions that findings of a sample rest on. */
async function evidenceActions(inputs: readonly string[]): Promise<readonly string[]> {
  const { findings } = await hunt({ inputs, detections })
  return [...new Set(findings.flatMap(({ events }) => events.map(actionOf)))]
}

describe('a filter that lacks one action', () => {
  it.each<Cloud>(['aws', 'azure', 'gcp'])(
    'changes the report, whichever it is, of %s',
    async (cloud) => {
      const inputs = [join(samples, cloud)]
      const whole = await report({ inputs })
      const { filter } = planHunt(detections)
      const all = await evidenceActions(inputs)
      expect(all.length).toBeGreaterThan(5)
      // Each costs a hunt: where nobody asks for more, one of three has to do.
      const isThorough = process.env['SPOOR_RUNS'] !== undefined
      const actions = all.filter((_, place) => isThorough || place % 3 === 0)
      const unnoticed: string[] = []
      for (const action of actions) {
        const lame: RecordFilter = {
          needs: (source, service, name) =>
            `${service} ${name}` !== action && filter.needs(source, service, name),
        }
        if ((await report({ inputs, filter: lame })) === whole) unnoticed.push(action)
      }
      expect(unnoticed).toEqual([])
    },
    120_000,
  )
})
