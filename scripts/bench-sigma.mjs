// Measures Sigma: loading 3,800 rules, and matching 57, 800 and 3,800 rules over the same 200,000
// events (reference/sigma.md 16). The events are the emulated CloudTrail samples with every third call
// renamed to one that the rules know, so that rules match; each is an object of its own.
//   npm run build && node scripts/bench-sigma.mjs [--events 200000] [--rules FOLDER]
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMatcher, loadUserDetections, normalise, readTelemetry } from '../dist/index.js'
import { makeRules } from './make-rule-corpus.mjs'

const wanted = Number(valueOf('--events') ?? 200_000)
const own = valueOf('--rules')
const top = new URL('..', import.meta.url).pathname

function valueOf(option) {
  const place = process.argv.indexOf(option)
  return place < 0 ? undefined : process.argv[place + 1]
}

const calls = makeRules(800).flatMap(({ text }) =>
  [...text.matchAll(/(?:eventName:|    -) ([A-Z][A-Za-z0-9]+)$/gm)].map((found) => found[1]),
)

async function baseEvents() {
  const events = []
  for await (const items of readTelemetry([join(top, 'samples/aws')])) {
    for (const item of items) {
      if (item.kind !== 'record') continue
      const event = normalise(item.record)
      if ('rejected' in event) continue
      const name = calls[(events.length * 31) % calls.length]
      const isRenamed = events.length % 3 === 0 && name !== undefined
      const native = { ...event.native, eventName: name }
      events.push(isRenamed ? Object.assign({}, event, { native }) : event)
    }
  }
  return events
}

const seconds = (begin) => Number(process.hrtime.bigint() - begin) / 1e9

const events = await baseEvents()
const folder = own ?? mkdtempSync(join(tmpdir(), 'spoor-rules-'))
try {
  if (own === undefined)
    for (const { file, text } of makeRules(3800)) writeFileSync(join(folder, file), text)
  const cpu = process.cpuUsage()
  const begin = process.hrtime.bigint()
  const { detections, diagnostics } = await loadUserDetections([folder])
  const loading = seconds(begin)
  const { user, system } = process.cpuUsage(cpu)
  const { maxRSS } = process.resourceUsage()
  const size = readdirSync(folder).reduce(
    (sum, file) => sum + (file.endsWith('.yml') ? readFileSync(join(folder, file)).length : 0),
    0,
  )
  const faults = diagnostics.filter(({ severity }) => severity === 'error').length
  console.log(
    `load: ${detections.length} rules, ${(size / 1e6).toFixed(1)} MB, ${faults} errors: ${loading.toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of processor), peak memory ${(maxRSS / 1e3).toFixed(0)} MB, Node ${process.version}\n`,
  )
  console.log(
    `${wanted} events from ${events.length} emulated ones\n\n| rules | compile ms | µs/event | events/s | matches | of the first |\n|---|---|---|---|---|---|`,
  )
  const costs = []
  for (const count of [57, 800, 3800]) {
    const started = process.hrtime.bigint()
    const matcher = createMatcher(detections.slice(0, count))
    const compiling = seconds(started) * 1e3
    let matches = 0
    const run = (amount) => {
      for (let place = 0; place < amount; place++) {
        matches += matcher.match(Object.assign({}, events[place % events.length])).length
      }
    }
    run(Math.min(20_000, wanted))
    matches = 0
    const at = process.hrtime.bigint()
    run(wanted)
    const cost = (seconds(at) / wanted) * 1e6
    costs.push(cost)
    console.log(
      `| ${count} | ${compiling.toFixed(0)} | ${cost.toFixed(2)} | ${Math.round(1e6 / cost).toLocaleString('en-US')} | ${matches} | ${(cost / costs[0]).toFixed(2)} |`,
    )
  }
} finally {
  if (own === undefined) rmSync(folder, { recursive: true })
}
