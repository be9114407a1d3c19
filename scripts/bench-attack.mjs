// Measures `spoor attack` and `spoor playbook sync` on a bundle of the size of a full release (v18.1: 24,772 objects, 37.8 MB; budget:
// 3 s and 400 MB). It is made of the trimmed v18.1 of ../shared by copying objects under other ids.
//   npm run build && node scripts/bench-attack.mjs
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const top = new URL('..', import.meta.url).pathname
const source = join(top, '../shared/data/attack/enterprise-attack-trimmed.json')
/** How many objects of a type v18.1 has (reference/playbooks.md 2); types not named are not copied. */
const wanted = {
  'attack-pattern': 835,
  'course-of-action': 268,
  'intrusion-set': 187,
  campaign: 52,
  tool: 900,
  'x-mitre-data-component': 109,
  'x-mitre-detection-strategy': 691,
  'x-mitre-analytic': 1739,
  relationship: 20048,
}

function enlarge(bundle) {
  const perType = (type) => bundle.objects.filter((one) => one.type === type).length
  const lastCopy = Object.fromEntries(
    Object.entries(wanted).map(([type, count]) => [type, Math.floor(count / perType(type)) - 1]),
  )
  const ids = new RegExp(`(${Object.keys(wanted).join('|')})--([0-9a-f]{8})(-[0-9a-f-]{27})`, 'g')
  const counts = {}
  const objects = []
  for (let copy = 0; copy <= lastCopy.relationship; copy++) {
    for (const object of bundle.objects) {
      const { type } = object
      if (copy > (lastCopy[type] ?? 0)) continue
      const text = JSON.stringify(object).replace(ids, (id, kind, _, rest) => {
        const place = Math.min(copy, lastCopy[kind])
        return place === 0 ? id : `${kind}--${place.toString(16).padStart(8, '0')}${rest}`
      })
      const made = JSON.parse(text)
      counts[type] = (counts[type] ?? 0) + 1
      const [own] = made.external_references ?? []
      if (copy > 0 && type === 'attack-pattern') own.external_id = `T${2000 + counts[type]}`
      // A text of its own for each, or the parser would share them.
      if (made.description) made.description += ` ${copy}`
      objects.push(made)
    }
  }
  return { ...bundle, objects }
}

/** Runs a command; its wall clock, time of the processor and peak memory. */
function measure(name, words) {
  const program = `import(${JSON.stringify(`${top}dist/cli.js`)}); process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    process.stderr.write('\\nUSAGE ' + JSON.stringify({ processor: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1e3 }))
  })`
  const begin = performance.now()
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program, '--', ...words],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  const wall = (performance.now() - begin) / 1000
  const usage = JSON.parse(stderr.split('USAGE ')[1])
  console.log(
    `| ${name} | ${wall.toFixed(2)} | ${usage.processor.toFixed(2)} | ${usage.memory.toFixed(0)} | ${status} |`,
  )
}

if (!existsSync(source)) console.error(`skipped: no bundle at ${source}`)
else {
  const folder = mkdtempSync(join(tmpdir(), 'spoor-attack-'))
  try {
    const whole = enlarge(JSON.parse(readFileSync(source, 'utf8')))
    const file = join(folder, 'whole.json')
    const text = JSON.stringify(whole, null, 4)
    writeFileSync(file, text)
    console.log(
      `${whole.objects.length} objects, ${(text.length / 1e6).toFixed(1)} MB, Node ${process.version}\n\n| command | s | s of processor | peak MB | exit |\n|---|---|---|---|---|`,
    )
    measure('attack show', ['attack', 'show', 'T1578.001', '--bundle', file])
    measure('attack list', ['attack', 'list', '--platform', 'iaas', '--bundle', file])
    measure('attack trim', [
      'attack',
      'trim',
      'T1578.001',
      '--bundle',
      file,
      '-o',
      join(folder, 'trimmed.json'),
    ])
    measure('attack diff', ['attack', 'diff', file, file])
    const page = join(folder, 'hunt.md')
    writeFileSync(page, '<!-- spoor:managed attack T1578.001 -->\n<!-- /spoor:managed -->\n')
    const sync = ['playbook', 'sync', page, '--bundle', file]
    measure('playbook sync, first', [...sync, '--write'])
    measure('playbook sync, again', [...sync, '--check'])
  } finally {
    rmSync(folder, { recursive: true })
  }
}
