// The import law: the one table of who may import whom. `npm run imports` checks every file of src/
// against it and checks that ARCHITECTURE.md shows the table as printed here;
// `node scripts/check-imports.mjs --print` prints it, `--write` puts it into ARCHITECTURE.md.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** In the order of the data; `may` lists folders above, `files` narrows a row to single files. */
const folders = [
  {
    name: 'base',
    says: 'Diagnostics, source text, JSON, durations: knows nothing of clouds or rules.',
    may: [],
  },
  {
    name: 'telemetry',
    says: 'Finds and reads log bytes, unwraps envelopes, yields log records with their origin.',
    may: ['base'],
    node: true,
  },
  {
    name: 'emulation',
    says: 'Plays scenarios as log records, as a real log would hold them.',
    may: ['base', 'telemetry'],
    node: true,
  },
  {
    name: 'events',
    says: 'Turns a log record into an ECS event, one file per log source.',
    may: ['base', 'telemetry/log-record'],
  },
  {
    name: 'environment',
    says: 'Principals, automation, trust of accounts: what we know of the actor and the place.',
    may: ['base', 'events'],
  },
  {
    name: 'lineage',
    says: 'Verbs, resources, links, the graph, chains; a folder of extractions per cloud.',
    may: ['base', 'events', 'environment'],
  },
  {
    name: 'attack',
    says: 'Reads MITRE ATT&CK releases.',
    may: ['base'],
  },
  {
    name: 'detections',
    says: 'Parses Sigma and EQL documents and compiles both to one Query.',
    may: ['base', 'events'],
  },
  {
    name: 'matching',
    says: 'Decides whether one event satisfies a query; no memory.',
    may: ['base', 'events', 'detections/query', 'detections/detection'],
  },
  {
    name: 'correlation',
    says: 'Many events over event time, bounded memory.',
    may: ['base', 'events', 'detections/query', 'detections/detection', 'matching'],
  },
  {
    name: 'findings',
    says: 'Joins matches and chains, decides severity and confidence, explains.',
    may: ['base', 'events', 'environment', 'lineage', 'detections', 'matching', 'correlation'],
  },
  {
    name: 'proving',
    says: 'Tests detections: plays or reads telemetry, hunts in it, compares with what was expected.',
    may: [
      'base',
      'telemetry',
      'emulation',
      'events',
      'environment',
      'lineage',
      'detections',
      'matching',
      'correlation',
      'findings',
      'hunt',
    ],
    node: true,
  },
  {
    name: 'playbooks',
    says: 'Reads pages of techniques, keeps them in step with ATT&CK, checks them.',
    may: ['base', 'attack', 'detections'],
  },
  {
    name: 'reports',
    says: 'Renders findings, tests and tables for a person or a product; returns text.',
    may: [
      'base',
      'emulation',
      'events',
      'attack',
      'matching/match',
      'matching/explain-query',
      'environment/verb',
      'environment/principals/principal',
      'environment/place',
      'environment/configuration',
      'environment/learn/yaml-text',
      'matching/record-needs',
      'lineage',
      'detections',
      'findings',
      'proving',
      'playbooks',
    ],
  },
  {
    name: 'store',
    says: 'What is kept between runs.',
    may: ['base', 'environment'],
    node: true,
  },
  {
    name: 'cli',
    says: 'Parses arguments, calls one function, prints, exits.',
    may: ['*'],
    node: true,
  },
]
/** Files that stand in src/ itself: the whole path, the content, and what the package exports. */
const roots = ['hunt', 'hunt-plan', 'learn', 'read-events', 'content', 'index', 'eql']
/** Inside detections/ the two languages never see each other, and query/ sees neither. */
const forbidden = [
  ['detections/sigma', 'detections/eql'],
  ['detections/eql', 'detections/sigma'],
  ['detections/query', 'detections/sigma'],
  ['detections/query', 'detections/eql'],
]

const top = join(dirname(fileURLToPath(import.meta.url)), '..')
const source = join(top, 'src')

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name))
      : entry.name.endsWith('.ts')
        ? [join(folder, entry.name)]
        : [],
  )
}

function importsOf(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return [
    ...code.matchAll(
      /^\s*(?:import\s+|(?:import|export)\b[^'"`;]*?\bfrom\s+)['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
    ),
  ].map((found) => found[1] ?? found[2])
}

export function table() {
  const rows = folders.map(
    ({ name, says, may, node }) =>
      `| \`${name}\` | ${says} | ${may.length === 0 ? '-' : may.map((one) => (one === '*' ? 'everything above' : `\`${one}\``)).join(', ')} | ${node ? 'yes' : 'no'} |`,
  )
  return ['| folder | one sentence | may import | `node:` |', '|---|---|---|---|', ...rows].join(
    '\n',
  )
}

function problemsOf(file, name, imports) {
  const folder = name.split('/').length === 1 ? undefined : name.split('/')[0]
  const row = folders.find((one) => one.name === folder)
  if (folder === undefined && !roots.includes(name.replace(/(\.test)?\.ts$/, '')))
    return [`${name}: src/ itself holds only ${roots.join(', ')}; put it into a folder`]
  if (folder !== undefined && row === undefined)
    return [`${name}: the folder ${folder} is not in the law (scripts/check-imports.mjs)`]
  const test = name.endsWith('.test.ts')
  const own = dirname(name)
  return imports.flatMap((specifier) => {
    if (!specifier.startsWith('.')) {
      const node = specifier.startsWith('node:') && !test && row !== undefined && row.node !== true
      return node
        ? [`${name}: ${folder} runs in a browser too and may not import ${specifier}`]
        : []
    }
    const target = relative(source, normalize(join(dirname(file), specifier))).replaceAll('\\', '/')
    if (target.startsWith('..'))
      return test ? [] : [`${name}: imports ${specifier} from outside src/`]
    if (!target.endsWith('.ts') && !target.endsWith('.json'))
      return [
        `${name}: imports ${specifier}; name the file that defines the thing, with its ending`,
      ]
    if (target.endsWith('/index.ts') || target === 'index.ts')
      return test && own === '.' ? [] : [`${name}: imports the barrel ${specifier}`]
    const wall = forbidden.find(
      ([from, to]) => name.startsWith(`${from}/`) && target.startsWith(`${to}/`),
    )
    if (wall)
      return [`${name}: ${wall[0]} may not import ${wall[1]}; both know only detections/query`]
    const targetFolder = target.split('/').length === 1 ? '(root)' : target.split('/')[0]
    if (folder === undefined || targetFolder === folder || row?.may.includes('*')) return []
    if (
      test &&
      targetFolder !== '(root)' &&
      folders.findIndex((one) => one.name === targetFolder) <=
        folders.findIndex((one) => one.name === folder)
    )
      return []
    const allowed = row?.may.some((one) => target === `${one}.ts` || target.startsWith(`${one}/`))
    return allowed
      ? []
      : [
          `${name}: ${folder} may not import ${target}; the law allows ${row?.may.join(', ') || 'nothing'}`,
        ]
  })
}

function cyclesOf(graph) {
  const state = new Map()
  const found = []
  const walk = (name, path) => {
    if (state.get(name) === 'done') return
    if (state.get(name) === 'open')
      return void found.push(`cycle: ${[...path.slice(path.indexOf(name)), name].join(' -> ')}`)
    state.set(name, 'open')
    for (const next of graph.get(name) ?? []) walk(next, [...path, name])
    state.set(name, 'done')
  }
  for (const name of [...graph.keys()].sort((a, b) => (a < b ? -1 : 1))) walk(name, [])
  return found
}

const files = filesBelow(source)
const problems = []
const graph = new Map()
for (const file of files) {
  const name = relative(source, file).replaceAll('\\', '/')
  const imports = importsOf(readFileSync(file, 'utf8'))
  problems.push(...problemsOf(file, name, imports))
  graph.set(
    name,
    imports
      .filter((one) => one.startsWith('.'))
      .map((one) => relative(source, normalize(join(dirname(file), one))).replaceAll('\\', '/')),
  )
}
problems.push(...cyclesOf(graph))

const architecture = join(top, 'ARCHITECTURE.md')
const begin = '<!-- import law: printed by scripts/check-imports.mjs, do not edit -->'
const end = '<!-- end of import law -->'
if (process.argv.includes('--print')) console.log(table())
const text = readFileSync(architecture, 'utf8')
const [head, rest] = text.split(begin)
const tail = rest?.split(end)[1]
if (tail === undefined) problems.push(`ARCHITECTURE.md: lacks the lines «${begin}» and «${end}»`)
else {
  const printed = `${head}${begin}\n${table()}\n${end}${tail}`
  if (process.argv.includes('--write')) writeFileSync(architecture, printed)
  else if (printed !== text)
    problems.push(
      'ARCHITECTURE.md: its import table is not the law; run node scripts/check-imports.mjs --write',
    )
}
for (const problem of problems) console.error(problem)
console.error(`${files.length} files, ${problems.length} breaches of the import law`)
process.exitCode = problems.length === 0 ? 0 : 1
