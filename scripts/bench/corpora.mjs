// The corpora that a hunt is measured on: emulated logs of three clouds, and CloudTrail resampled from the
// real records of ../shared where that is there. Every record has ids of its own.
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip, gunzipSync, gzipSync } from 'node:zlib'
import {
  deliveryShapes,
  emulate,
  loadScenario,
  loadShippedDetections,
  planHunt,
} from '../../dist/index.js'

const real = new URL('../../../shared/data/aws', import.meta.url).pathname

/** Of a thousand records so many are of each kind of background work; `recordBytes` is about right. */
const noise = {
  'aws-0.5': {
    cloud: 'aws',
    recordBytes: 1250,
    of: { inventory: 955, monitoring: 43, scaling: 1 },
  },
  'aws-10': {
    cloud: 'aws',
    recordBytes: 1250,
    of: { inventory: 300, monitoring: 660, scaling: 20 },
  },
  'aws-100': { cloud: 'aws', recordBytes: 1250, of: { 'service-sessions': 900, scaling: 30 } },
  azure: { cloud: 'azure', recordBytes: 1700, of: { health: 300, policy: 600, backups: 20 } },
  gcp: { cloud: 'gcp', recordBytes: 1400, of: { reads: 900, 'iam-reads': 60, accounts: 20 } },
}
const places = {
  aws: `{cloud: aws, id: '111122223333', region: eu-west-1}`,
  azure: `{cloud: azure, id: 5f1a7c1e-3a1b-4a52-9d6d-0c4c1f2e9a11, region: westeurope}`,
  gcp: `{cloud: gcp, id: payments-prod, region: europe-west1}`,
}

/** Every corpus: what is told of it, and how it is written into a folder of so many megabytes. */
export const corpora = {
  'aws-0.5': ['gz CloudTrail, 0.5 % of use', (to, size) => playInto(to, size, 'aws-0.5', {})],
  'aws-resampled': [
    'the same, resampled from real records',
    existsSync(real) ? (to, size) => resampleInto(to, size) : undefined,
  ],
  'aws-10': ['gz CloudTrail, 10 % of use', (to, size) => playInto(to, size, 'aws-10', {})],
  'aws-100': ['gz CloudTrail, all of use', (to, size) => playInto(to, size, 'aws-100', {})],
  'aws-small': [
    'gz CloudTrail, 0.5 %, 20 records a file',
    (to, size) => playInto(to, size, 'aws-0.5', { records: 20 }),
  ],
  'aws-plain': [
    'plain CloudTrail, 0.5 %',
    (to, size) => playInto(to, size, 'aws-0.5', { isPlain: true }),
  ],
  'aws-one': [
    'one plain NDJSON file of CloudTrail, 0.5 %',
    (to, size) => playInto(to, size, 'aws-0.5', { isOne: true, isPlain: true }),
  ],
  'aws-one-gz': [
    'one gz NDJSON file of CloudTrail, 0.5 %',
    (to, size) => playInto(to, size, 'aws-0.5', { isOne: true }),
  ],
  azure: ['gz Azure Activity', (to, size) => playInto(to, size, 'azure', {})],
  gcp: ['gz Google Cloud audit', (to, size) => playInto(to, size, 'gcp', {})],
  'aws-firehose': [
    'gz CloudTrail through Firehose, base64',
    (to, size) => playInto(to, size, 'aws-0.5', { shape: 'firehose' }),
  ],
  'azure-table': [
    'gz Azure Activity as rows of Log Analytics',
    (to, size) => playInto(to, size, 'azure', { shape: 'log-analytics' }),
  ],
  'gcp-table': [
    'gz Google Cloud audit as rows of BigQuery',
    (to, size) => playInto(to, size, 'gcp', { shape: 'bigquery' }),
  ],
}

/** All files below a folder, in order. */
export function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && !entry.name.startsWith('.') && entry.name !== 'emulation.json',
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** A file as text in bytes: one exactly sized buffer is the fastest way that Node has (RFC 1952 2.3.1). */
export function unpack(file) {
  const bytes = readFileSync(file)
  if (bytes[0] !== 0x1f) return bytes
  return gunzipSync(bytes, { chunkSize: bytes.readUInt32LE(bytes.length - 4) + 64 })
}

function scenarioOf(kind, bytes) {
  const { cloud, recordBytes, of } = noise[kind]
  const lines = Object.entries(of).map(
    ([name, parts]) =>
      `  - {kind: ${name}, in: here, perDay: ${Math.ceil((parts / 1000) * (bytes / recordBytes))}, days: 1}`,
  )
  return `schema: spoor/scenario@1
id: bench
name: A busy day
kind: benign
start: 2026-09-14T00:00:00Z
cast:
  places:
    here: ${places[cloud]}
  principals:
    tom: {in: here, kind: user}
  resources:
    server: {kind: instance, in: here}
    disk: {kind: disk, in: here, on: server, size: 200}
steps:
  - {at: '15:41:04', by: tom, do: create-snapshot, of: disk, as: copy}
noise:
${lines.join('\n')}
`
}

async function playInto(
  folder,
  bytes,
  kind,
  { records = 4000, isPlain = false, isOne = false, shape },
) {
  const { loaded, diagnostics } = loadScenario({
    text: scenarioOf(kind, bytes),
    file: 'bench.yaml',
  })
  if (loaded === undefined) throw new Error(JSON.stringify(diagnostics))
  const parts = new Map()
  const write = (path) => {
    const text = parts.get(path).join('')
    parts.delete(path)
    const isPacked = !isPlain && !isOne
    writeInto(
      folder,
      path.replace(/\.gz$/, isPacked ? '.gz' : ''),
      isPacked ? gzipSync(text) : text,
    )
  }
  let last
  for (const { path, text } of emulate(loaded, {
    ...(shape === undefined ? {} : { shapes: deliveryShapes.filter(({ name }) => name === shape) }),
    delivery: { windowMinutes: 60, recordsPerFile: records },
  })) {
    if (last !== undefined && last !== path) write(last)
    last = path
    parts.set(path, [...(parts.get(path) ?? []), text])
  }
  for (const path of Array.from(parts.keys())) write(path)
  if (isOne) await joinInto(folder, isPlain)
}

/** All records of a folder in one file, one a line. */
async function joinInto(folder, isPlain) {
  const name = isPlain ? 'all.json' : 'all.json.gz'
  const file = `${folder}.${name}`
  const packing = isPlain ? [] : [createGzip()]
  await pipeline(linesOf(filesBelow(folder)), ...packing, createWriteStream(file))
  rmSync(folder, { recursive: true })
  mkdirSync(folder)
  renameSync(file, join(folder, name))
}

/** The records of trails, one a line, a file at a time: gigabytes are no text. */
function* linesOf(files) {
  for (const file of files) {
    for (const record of JSON.parse(readFileSync(file, 'utf8')).Records) {
      yield `${JSON.stringify(record)}\n`
    }
  }
}

/**
 * Real records over and over, each with ids, an address and a time of its own, in the log of one account and
 * region as trails are; one in 200 is of use.
 */
async function resampleInto(folder, bytes) {
  const random = randomFrom(7)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const hex = (length) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  const { needs } = planHunt((await loadShippedDetections()).detections).filter
  const isOfUse = (record) => needs('aws.cloudtrail', record.eventSource, record.eventName)
  const records = realRecords()
  const [used, unused] = [records.filter(isOfUse), records.filter((one) => !isOfUse(one))]
  const own = (record) =>
    JSON.stringify({
      ...record,
      eventID: '',
      requestID: '',
      recipientAccountId: '111122223333',
      awsRegion: 'eu-west-1',
    })
      .replace('"eventID":""', `"eventID":"${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}"`)
      .replace(
        '"requestID":""',
        `"requestID":"${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}"`,
      )
      .replace(/"eventTime":"[^"]*"/, `"eventTime":"2026-09-14T${clock(random)}Z"`)
      .replace(
        /"sourceIPAddress":"[\d.]+"/,
        `"sourceIPAddress":"198.51.100.${Math.floor(random() * 250)}"`,
      )
      .replace(/\b(A[SK]IA)[A-Z0-9]{16}\b/g, (_, kind) => `${kind}${hex(16).toUpperCase()}`)
      .replace(/\b((?:vol|snap|ami|i|sg|eni)-)[0-9a-f]{8,17}\b/g, (_, kind) => `${kind}${hex(17)}`)
  for (let size = 0, file = 0; size < bytes; file++) {
    const texts = Array.from({ length: 1000 }, () => own(pick(random() < 0.005 ? used : unused)))
    const text = `{"Records":[${texts.join(',')}]}`
    size += text.length
    writeInto(folder, `${String(file).padStart(5, '0')}.json.gz`, gzipSync(text))
  }
}

function realRecords() {
  return filesBelow(real).flatMap((file) => {
    const text = unpack(file).toString()
    const parsed = parsedOf(text) ?? text.split('\n').map(parsedOf)
    const list = Array.isArray(parsed) ? parsed : (parsed.Records ?? [parsed])
    return list.filter((one) => one?.eventID && one.eventVersion && one.recipientAccountId)
  })
}

function parsedOf(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function clock(random) {
  const two = (below) => String(Math.floor(random() * below)).padStart(2, '0')
  return `${two(24)}:${two(60)}:${two(60)}`
}

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function writeInto(folder, path, content) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}
