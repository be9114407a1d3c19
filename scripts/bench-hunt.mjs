// Measures what a hunt costs beside the least that it must do, as ratios within one run: loops that only
// unpack the same files and that parse every record of them, and `spoor hunt` with and without its filter.
// The corpora are made by `spoor emulate`: of their records 0.5 %, 10 % and 100 % are of use to a detection
// or to lineage. Every loop runs in a process of its own and counts processor time, which a busy machine
// changes least; a loop runs a few times there and its best time counts, so that compilation does not.
// With --jobs 1,2,4 hunts with so many jobs are compared instead, in turn, by the time that passes: the machine
// must have nothing else to do. Beside it stands the processor time of all threads.
//   npm run bench:hunt [-- --megabytes 150 --rounds 4 --only 0.5 --keep folder --jobs 1,2]
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import {
  emulate,
  hunt,
  loadScenario,
  loadShippedDetections,
  planHunt,
  readTelemetry,
} from '../dist/index.js'

/** Noise of each corpus: how many parts of a thousand are of each kind. */
const corpora = {
  '0.5 % relevant': { inventory: 955, monitoring: 43, scaling: 1 },
  '10 % relevant': { inventory: 300, monitoring: 660, scaling: 20 },
  '100 % relevant': { 'service-sessions': 900, scaling: 30 },
}
/** A record of these has about so many bytes. */
const recordBytes = 1250

function argument(name, otherwise) {
  const place = process.argv.indexOf(`--${name}`)
  return place === -1 ? otherwise : process.argv[place + 1]
}

function scenarioOf(noise, records) {
  const lines = Object.entries(noise).map(
    ([kind, parts]) =>
      `  - {kind: ${kind}, in: production, perDay: ${Math.ceil((parts / 1000) * records)}, days: 1}`,
  )
  return `schema: spoor/scenario@1
id: bench
name: A busy day
kind: benign
start: 2026-09-14T00:00:00Z
cast:
  places:
    production: {cloud: aws, id: '111122223333', region: eu-west-1}
  principals:
    tom: {in: production, kind: user}
  resources:
    server: {kind: instance, in: production}
    disk: {kind: disk, in: production, on: server, size: 200}
steps:
  - {at: '15:41:04', by: tom, do: create-snapshot, of: disk, as: copy}
noise:
${lines.join('\n')}
`
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.gz'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function makeCorpus(folder, noise, megabytes) {
  const text = scenarioOf(noise, (megabytes * 1e6) / recordBytes)
  const { loaded, diagnostics } = loadScenario({ text, file: 'bench.yaml' })
  if (loaded === undefined) throw new Error(JSON.stringify(diagnostics))
  const parts = new Map()
  const write = (path, pieces) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), gzipSync(pieces.join('')))
  }
  let last
  for (const piece of emulate(loaded, { delivery: { windowMinutes: 60, recordsPerFile: 4000 } })) {
    if (last !== undefined && last !== piece.path) {
      write(last, parts.get(last))
      parts.delete(last)
    }
    last = piece.path
    parts.set(last, [...(parts.get(last) ?? []), piece.text])
  }
  for (const [path, pieces] of parts) write(path, pieces)
}

/** One exactly sized buffer: the fastest way that Node has (reference: ISIZE, RFC 1952 section 2.3.1). */
function unpack(file) {
  const bytes = readFileSync(file)
  return gunzipSync(bytes, { chunkSize: bytes.readUInt32LE(bytes.length - 4) + 64 })
}

const loops = {
  gunzip: (folder) => filesBelow(folder).reduce((sum, file) => sum + unpack(file).length, 0),
  parse: (folder) => {
    let records = 0
    for (const file of filesBelow(folder))
      records += JSON.parse(unpack(file).toString('latin1')).Records.length
    return records
  },
  hunt: async (folder, detections) =>
    (await hunt({ inputs: [folder], detections, jobs: Number(argument('jobs', '1')) })).records
      .read,
  'hunt-all': async (folder, detections) =>
    (await hunt({ inputs: [folder], detections, filter: null })).records.read,
  share: async (folder, detections) => {
    const counts = { record: 0, unneeded: 0 }
    const { filter } = planHunt(detections)
    for await (const items of readTelemetry([folder], { filter })) {
      for (const item of items) {
        if (item.kind === 'record') counts.record++
        else if (item.kind === 'unneeded') counts.unneeded += item.records.times.length
      }
    }
    return counts.record / (counts.record + counts.unneeded)
  },
}

/** In a process of its own: runs a loop some times and prints its result, best time and peak memory. */
async function measure(name, folder, rounds) {
  const { detections } = await loadShippedDetections()
  let best = Infinity
  let bestWall = Infinity
  let result
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    const before = process.cpuUsage()
    result = await loops[name](folder, detections)
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1e6)
    bestWall = Math.min(bestWall, (performance.now() - begun) / 1000)
  }
  console.log(
    JSON.stringify({
      result,
      seconds: best,
      wall: bestWall,
      peak: process.resourceUsage().maxRSS * 1024,
    }),
  )
}

function measured(name, folder, rounds, jobs = 1) {
  const script = fileURLToPath(import.meta.url)
  const words = [script, '--measure', name, '--folder', folder, '--rounds', String(rounds)]
  words.push('--jobs', String(jobs))
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }))
}

const rows = [
  ['gunzip', 'gunzip only'],
  ['parse', 'gunzip + JSON.parse'],
  ['hunt-all', 'spoor hunt, every record parsed'],
  ['hunt', 'spoor hunt'],
]

function compare(name, folder, rounds) {
  const { result: size } = measured('gunzip', folder, 1)
  const { result: share } = measured('share', folder, 1)
  const found = new Map(rows.map(([loop]) => [loop, measured(loop, folder, rounds)]))
  const base = found.get('gunzip').seconds
  const records = found.get('hunt').result
  const packed = filesBelow(folder).reduce((sum, file) => sum + readFileSync(file).length, 0)
  console.log(
    `\n${name}: ${(size / 1e6).toFixed(0)} MB of emulated CloudTrail JSON, ${records} records, ${filesBelow(folder).length} files, packed ${(size / packed).toFixed(1)} times, ${(share * 100).toFixed(2)} % of the records parsed\n`,
  )
  console.log('| loop | MB/s | records/s | of gunzip only | peak MB |\n|---|---|---|---|---|')
  for (const [loop, label] of rows) {
    const { seconds, peak } = found.get(loop)
    const cells = [
      label,
      (size / 1e6 / seconds).toFixed(0),
      Math.round(records / seconds).toLocaleString('en-US'),
      (base / seconds).toFixed(2),
      (peak / 1e6).toFixed(0),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}

/** Hunts with different numbers of jobs in turn, so that a busy spell of the machine falls on all of them. */
function compareJobs(name, folder, { rounds, jobs }) {
  const { result: size } = measured('gunzip', folder, 1)
  const best = new Map(jobs.map((count) => [count, { wall: Infinity, seconds: Infinity, peak: 0 }]))
  let records = 0
  for (let round = 0; round < rounds; round++) {
    for (const count of jobs) {
      const { wall, seconds, peak, result } = measured('hunt', folder, 2, count)
      const known = best.get(count)
      records = result
      best.set(count, {
        wall: Math.min(wall, known.wall),
        seconds: Math.min(seconds, known.seconds),
        peak: Math.max(peak, known.peak),
      })
    }
  }
  console.log(
    `\n${name}: ${(size / 1e6).toFixed(0)} MB of emulated CloudTrail JSON, ${records} records\n`,
  )
  console.log(
    '| jobs | seconds | records/s | of one job | processor seconds | peak MB |\n|---|---|---|---|---|---|',
  )
  const one = best.get(jobs[0]).wall
  for (const [count, { wall, seconds, peak }] of best) {
    const cells = [
      count,
      wall.toFixed(2),
      Math.round(records / wall).toLocaleString('en-US'),
      (one / wall).toFixed(2),
      seconds.toFixed(2),
      (peak / 1e6).toFixed(0),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}

if (process.argv.includes('--measure')) {
  await measure(argument('measure'), argument('folder'), Number(argument('rounds')))
} else {
  const kept = argument('keep')
  const top = kept ?? mkdtempSync(join(tmpdir(), 'spoor-bench-'))
  try {
    const what = argument('jobs') === undefined ? 'one thread, processor time' : 'jobs in turn'
    console.log(`Node ${process.version}, ${what}, best of ${argument('rounds', '4')}`)
    for (const [name, noise] of Object.entries(corpora)) {
      if (!name.startsWith(argument('only', ''))) continue
      const folder = join(top, name.replaceAll(/\W+/g, '-'))
      if (!existsSync(folder)) makeCorpus(folder, noise, Number(argument('megabytes', '150')))
      const rounds = Number(argument('rounds', '4'))
      const jobs = argument('jobs', '').split(',').filter(Boolean).map(Number)
      if (jobs.length === 0) compare(name, folder, rounds)
      else compareJobs(name, folder, { rounds, jobs })
    }
  } finally {
    if (kept === undefined) rmSync(top, { recursive: true })
  }
}
