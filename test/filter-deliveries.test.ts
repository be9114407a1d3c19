/**
 * In whatever shape records are delivered, a hunt that passes over some of them reports the same to the
 * byte; and in the shapes that most people have it does pass over those that nothing could use.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import { loadShippedDetections } from '../src/content.ts'
import type { Detection } from '../src/detections/detection.ts'
import { emulate } from '../src/emulation/emulate.ts'
import { deliveryShapes } from '../src/emulation/deliveries/delivery-shapes.ts'
import type { DeliveryShape } from '../src/emulation/deliveries/delivery.ts'
import { loadScenario } from '../src/emulation/scenario/load-scenario.ts'
import type { LogSource } from '../src/telemetry/log-record.ts'
import { hunt } from '../src/hunt.ts'
import { planHunt } from '../src/hunt-plan.ts'
import { renderJson } from '../src/reports/json.ts'
import { readTelemetry } from '../src/telemetry/read-telemetry.ts'
import { createInputFolder } from './builders/input-folder.ts'

const { root } = createInputFolder()
let detections: readonly Detection[] = []

beforeAll(async () => {
  detections = (await loadShippedDetections()).detections
})

/** A theft among the work of a day, by log. */
const scenarios: Readonly<Record<LogSource, readonly [file: string, noise: readonly string[]]>> = {
  'aws.cloudtrail': ['aws-volume-theft', ['monitoring', 'inventory', 'programs', 'people']],
  'azure.activitylogs': ['azure-disk-theft', ['machines', 'settings', 'keys', 'reports', 'health']],
  'gcp.audit': ['gcp-disk-theft', ['machines', 'labels', 'deployments', 'reads', 'policies']],
}

/** Shapes whose records are parsed, all of them: tables and other dialects. */
const parsedWhole: ReadonlySet<string> = new Set(['lake', 'log-analytics-csv'])

/** The path of a folder with the records of a log in a shape, its small work among them. */
function deliver(source: LogSource, shape: DeliveryShape): string {
  const [id, noise] = scenarios[source]
  const url = new URL(`../content/techniques/T1578.001/scenarios/${id}.yaml`, import.meta.url)
  const text = readFileSync(fileURLToPath(url), 'utf8')
  const place = /^ {4}([\w-]+): \{cloud: /m.exec(text)?.[1] ?? ''
  const parts = noise.map((kind) => `  - {kind: ${kind}, in: ${place}, perDay: 60, days: 1}\n`)
  const { loaded, diagnostics } = loadScenario({
    text: `${text.replace(/^noise:\n(?: +.*\n)*/m, '')}\nnoise:\n${parts.join('')}`,
    file: `${id}.yaml`,
  })
  if (loaded === undefined) throw new Error(JSON.stringify(diagnostics))
  const folder = join(root, `${source}-${shape.name}`)
  for (const piece of emulate(loaded, { shapes: [shape] })) {
    const file = join(folder, piece.path.replace(/\.gz$/, ''))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, piece.text, { flag: 'a' })
  }
  return folder
}

/** Which part of the records is passed over. */
async function passedPart(folder: string): Promise<number> {
  const { filter } = planHunt(detections)
  let passed = 0
  let parsed = 0
  for await (const items of readTelemetry([folder], { filter })) {
    for (const item of items) {
      if (item.kind === 'unneeded') passed += item.records.times.length
      else if (item.kind === 'record') parsed++
    }
  }
  return passed / (passed + parsed)
}

const deliveries = deliveryShapes.flatMap((shape) =>
  shape.sources.map((source) => [source, shape.name, shape] as const),
)

it.each(deliveries)('%s as %s', async (source, _, shape) => {
  const folder = deliver(source, shape)
  const options = { inputs: [folder], detections }
  const tool = { name: 'spoor', version: '0' }
  const quick = renderJson(await hunt(options), tool)
  expect(quick).toBe(renderJson(await hunt({ ...options, filter: null }), tool))
  expect(quick).toContain('"kind"')
  const part = await passedPart(folder)
  const [least, most] = parsedWhole.has(shape.name) ? [0, 0] : [0.3, 1]
  expect(part).toBeGreaterThanOrEqual(least)
  expect(part).toBeLessThanOrEqual(most)
})
