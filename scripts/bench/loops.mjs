// What is measured of a corpus, each loop in a process of its own: run as
//   node loops.mjs LOOP FOLDER --rounds 4 --program dist/index.js [--rules FOLDER] [--jobs N]
// it prints its result, its best processor and wall seconds, and the peak memory of the process.
import { filesBelow, unpack } from './corpora.mjs'

const argument = (name, otherwise) => {
  const place = process.argv.indexOf(`--${name}`)
  return place === -1 ? otherwise : process.argv[place + 1]
}

const [, , name, folder] = process.argv
const program = await import(
  argument('program', new URL('../../dist/index.js', import.meta.url).href)
)
const { detections: shipped } = await program.loadShippedDetections()
const rules = argument('rules')
const own = rules === undefined ? [] : (await program.loadUserDetections([rules])).detections
const detections = [...shipped, ...own]
const jobs = argument('jobs')
const given = {
  inputs: [folder],
  detections,
  ...(jobs === undefined ? {} : { jobs: Number(jobs) }),
}

const loops = {
  gunzip: () => filesBelow(folder).reduce((sum, file) => sum + unpack(file).length, 0),
  parse: () =>
    filesBelow(folder).reduce((sum, file) => sum + parsed(unpack(file).toString('latin1')), 0),
  hunt: async () => (await program.hunt(given)).records.read,
  'hunt-all': async () =>
    (await program.hunt({ ...given, filter: { needs: () => true } })).records.read,
  share: async () => {
    const counts = { record: 0, unneeded: 0 }
    const { filter } = program.planHunt(detections)
    for await (const items of program.readTelemetry([folder], { filter })) {
      for (const item of items) {
        if (item.kind === 'record') counts.record++
        else if (item.kind === 'unneeded') counts.unneeded += item.records.times.length
      }
    }
    return counts.record / (counts.record + counts.unneeded)
  },
}

/** How many records a text of JSON holds, whatever their wrapper. */
function parsed(text) {
  if (!text.includes('}\n{')) {
    const document = JSON.parse(text)
    return (document.Records ?? document.records ?? document).length ?? 1
  }
  return text
    .split('\n')
    .reduce((sum, line) => (line === '' ? sum : sum + (JSON.parse(line) ? 1 : 0)), 0)
}

let [processor, wall, result] = [Infinity, Infinity]
for (let round = 0; round < Number(argument('rounds', '4')); round++) {
  const before = process.cpuUsage()
  const begin = performance.now()
  result = await loops[name]()
  const { user, system } = process.cpuUsage(before)
  processor = Math.min(processor, (user + system) / 1e6)
  wall = Math.min(wall, (performance.now() - begin) / 1e3)
}
const peak = process.resourceUsage().maxRSS * 1024
console.log(JSON.stringify({ result, processor, wall, peak }))
