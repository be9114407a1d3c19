// Measures the main job as ratios within one run: a loop that only gunzips, a loop that gunzips and
// parses everything, and `spoor hunt` over the same files. The corpus is resampled from the emulated
// samples: every copy gets event ids of its own, so that nothing is a duplicate.
//   npm run bench [-- --megabytes 200]
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { hunt, loadShippedDetections } from '../dist/index.js'

const wanted = Number(process.argv[process.argv.indexOf('--megabytes') + 1] || 150) * 1e6
const top = new URL('..', import.meta.url).pathname

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** Writes copies of the sample trail until the wanted size, ids and times changed, gzipped. */
function makeCorpus(folder) {
  const texts = filesBelow(join(top, 'samples/aws')).map((file) => {
    const bytes = readFileSync(file)
    return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString()
  })
  let size = 0
  let records = 0
  for (let copy = 0; size < wanted; copy++) {
    const mark = copy.toString(16).padStart(8, '0')
    for (const [place, text] of texts.entries()) {
      const own = text
        .replace(/("eventID":")[0-9a-f]{8}/g, `$1${mark}`)
        .replace(/\b((?:vol|snap|ami|i|sg|eni)-)[0-9a-f]{8}/g, `$1${mark}`)
      records += own.split('"eventID":').length - 1
      size += own.length
      writeFileSync(join(folder, `${mark}-${place}.json.gz`), gzipSync(own))
    }
  }
  return { size, records }
}

/** One exactly sized buffer: the fastest way that Node has (reference: ISIZE, RFC 1952 section 2.3.1). */
function unpack(file) {
  const bytes = readFileSync(file)
  return gunzipSync(bytes, { chunkSize: bytes.readUInt32LE(bytes.length - 4) + 64 })
}

function seconds(work) {
  const begin = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - begin) / 1e9
}

const folder = mkdtempSync(join(tmpdir(), 'spoor-bench-'))
try {
  const corpus = makeCorpus(folder)
  const files = filesBelow(folder)
  const gunzipOnly = seconds(() => files.forEach(unpack))
  const parseAll = seconds(() => files.forEach((file) => JSON.parse(unpack(file).toString())))
  const { detections } = await loadShippedDetections()
  let peak = 0
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20)
  const begin = process.hrtime.bigint()
  const result = await hunt({ inputs: [folder], detections })
  const hunting = Number(process.hrtime.bigint() - begin) / 1e9
  clearInterval(watch)
  const row = (name, time) =>
    console.log(
      `| ${name} | ${(corpus.size / 1e6 / time).toFixed(0)} | ${Math.round(corpus.records / time).toLocaleString('en-US')} | ${(gunzipOnly / time).toFixed(2)} |`,
    )
  console.log(
    `${(corpus.size / 1e6).toFixed(0)} MB of emulated CloudTrail JSON, ${corpus.records} records in ${files.length} gz files, one core, Node ${process.version}\n`,
  )
  console.log('| loop | MB/s | records/s | of gunzip only |\n|---|---|---|---|')
  row('gunzip only', gunzipOnly)
  row('gunzip + JSON.parse', parseAll)
  row(`spoor hunt, ${detections.length} detections`, hunting)
  console.log(
    `\npeak memory of the hunt: ${(peak / 1e6).toFixed(0)} MB; read ${result.records.read}, ${result.findings.length} findings`,
  )
} finally {
  rmSync(folder, { recursive: true })
}
