// Compares, over thirty days of each class of everyday work: the published rules about snapshots, images,
// disks and databases of SigmaHQ and Elastic, each event by itself, with the findings of a hunt. Alerts
// and findings below medium count on neither side; an event that several rules match is one alert.
//   npm run measure:month [-- --only month-a]
// The per-event rules are our own words for the published ones (test/benign-month/per-event-rules). Not
// among them: Elastic's rules that remember what they saw before (new terms, such as
// c3d4e5f6-7a8b-9c0d-1e2f-3a4b5c6d7e8f for deleted Azure snapshots), which are no rules about one event.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import {
  formatDiagnostic,
  hunt,
  learn,
  loadScenario,
  loadShippedDetections,
  loadUserDetections,
  playScenario,
  printProposal,
  readEnvironment,
} from '../dist/index.js'
import { hideAttacks } from './hide-attacks.mjs'

const top = join(fileURLToPath(import.meta.url), '../..')
const folder = join(top, 'test/benign-month')
const scenarios = join(top, 'content/techniques/T1578.001/scenarios')
const days = 30
const high = new Set(['medium', 'high', 'critical'])

/**
 * What a hunt is told of the organisation besides the logs, for the columns "learned": the file that
 * `spoor learn` proposes, and the history that it keeps, of the thirty days before.
 */
async function knowledgeOf(story) {
  const { scenario } = story
  const now = Date.parse(scenario.start)
  const start = new Date(now - days * 86_400_000).toISOString()
  const { bytes } = play(load(scenario.id, JSON.stringify({ ...scenario, start })))
  const { proposed, history } = await learn({ inputs: ['-'], stdin: Readable.from([bytes]), now })
  const { environment, diagnostics } = readEnvironment(
    { text: printProposal(proposed), file: 'spoor.yaml' },
    { now },
  )
  if (environment === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return { environment, history }
}

function load(file, text = readFileSync(file, 'utf8')) {
  const { loaded, diagnostics } = loadScenario({ text, file })
  if (loaded === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return loaded
}

/** The records of a month as text, and which attack each belongs to. */
function play(loaded) {
  const lines = []
  const attackOf = new Map()
  for (const { id, step = -1, record } of playScenario(loaded)) {
    lines.push(JSON.stringify(record))
    const attack = loaded.steps[step]?.tale
    if (attack === undefined) continue
    attackOf.set(id, attack)
    // Azure: the rows of one operation are one event, of which another row may be the first.
    if (typeof record.correlationId === 'string') attackOf.set(record.correlationId, attack)
  }
  return { bytes: Buffer.from(lines.join('\n')), attackOf }
}

/** The attacks that some of the events belong to. */
function attacksIn(events, attackOf) {
  const ids = events.flatMap(({ native, records }) => [
    native.correlationId,
    ...records.map(({ id }) => id),
  ])
  return ids.flatMap((id) => attackOf.get(id) ?? [])
}

const shipped = (await loadShippedDetections()).detections
const published = (await loadUserDetections([join(folder, 'per-event-rules')])).detections
const isPort = ({ file = '' }) => file.includes('/port-')
const isPublished = new Set(published.map(({ id }) => id))

/** Alerts and findings above low of one play of a month. */
async function look({ bytes, attackOf }, knowledge) {
  const result = await hunt({
    ...knowledge,
    inputs: ['-'],
    stdin: Readable.from([bytes]),
    detections: [...shipped, ...published],
  })
  const matches = result.matches.filter(
    ({ detection }) => isPublished.has(detection.id) && high.has(detection.level),
  )
  const copies = matches.filter(({ detection }) => !isPort(detection))
  const findings = result.findings.filter(
    ({ severity, detection }) => high.has(severity) && !isPublished.has(detection?.id),
  )
  const recall = (of) => new Set(of.flatMap(({ events }) => attacksIn(events, attackOf))).size
  return {
    records: result.records.read,
    copies: { alerts: eventsOf(copies).size, recall: recall(copies) },
    all: { alerts: eventsOf(matches).size, recall: recall(matches) },
    spoor: { alerts: findings.length, recall: recall(findings) },
  }
}

function eventsOf(matches) {
  return new Set(matches.flatMap(({ events }) => events.map(({ id }) => id)))
}

/** One row of the table: alerts of the month as it is, recall of the month with the attacks in it. */
async function measure(month) {
  const story = load(join(scenarios, `${month.scenario}.yaml`))
  const attacks = load(join(folder, `attacks-${month.cloud}.yaml`))
  const hidden = hideAttacks(story.scenario, attacks.scenario, month)
  const plays = [play(story), play(load(month.scenario, JSON.stringify(hidden)))]
  const without = [await look(plays[0]), await look(plays[1])]
  const knowledge = await knowledgeOf(story)
  const known = [await look(plays[0], knowledge), await look(plays[1], knowledge)]
  return { month, without, known }
}

const perDay = (count) => (count / days).toFixed(count === 0 ? 0 : 2)
const cells = (pair, side) => [perDay(pair[0][side].alerts), `${pair[1][side].recall}/6`]

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : ''
const months = JSON.parse(readFileSync(join(folder, 'months.json'), 'utf8'))
const head = [
  'class and cloud',
  'records',
  'rules on copies: alerts a day',
  'recall',
  'with rules on ports: alerts a day',
  'recall',
  'Spoor: findings a day',
  'recall',
  'learned: findings a day',
  'recall',
]
console.log(
  `| ${head.join(' | ')} |\n|${head.map((_, place) => (place === 0 ? '---' : '--:')).join('|')}|`,
)
const rows = []
for (const month of months.filter(({ scenario }) => scenario.startsWith(only))) {
  const row = await measure(month)
  rows.push(row)
  const { without, known } = row
  const line = [
    month.scenario.slice('month-'.length),
    without[0].records,
    ...cells(without, 'copies'),
    ...cells(without, 'all'),
    ...cells(without, 'spoor'),
    ...cells(known, 'spoor'),
  ]
  console.log(`| ${line.join(' | ')} |`)
}
const sum = (pick) => rows.reduce((total, row) => total + pick(row), 0)
const total = (side) => [
  perDay(sum(({ without }) => without[0][side].alerts)),
  `${sum(({ without }) => without[1][side].recall)}/${6 * rows.length}`,
]
const last = [
  'all',
  sum(({ without }) => without[0].records),
  ...total('copies'),
  ...total('all'),
  ...total('spoor'),
  perDay(sum(({ known }) => known[0].spoor.alerts)),
  `${sum(({ known }) => known[1].spoor.recall)}/${6 * rows.length}`,
]
console.log(`| ${last.join(' | ')} |`)
