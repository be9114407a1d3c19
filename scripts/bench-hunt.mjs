// Measures what a hunt costs beside the least that it must do, as ratios within one run: loops that only
// unpack the same files and that parse every record of them, and `spoor hunt` with and without its filter,
// with one worker and two, and with more and more rules. Every loop runs in a process of its own and counts
// processor time, which a busy machine changes least; a loop runs a few times there and its best time
// counts, so that compilation does not.
//   npm run bench:hunt [-- --megabytes 150 --rounds 4 --only aws-0.5,gcp --keep folder]
//   npm run bench:hunt -- --rules                 the time with 60, 800 and 3,800 rules
//   npm run bench:hunt -- --against COMMIT        this tree beside another, in one run
import { execFile, execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { corpora, filesBelow } from './bench/corpora.mjs'
import { makeRules } from './make-rule-corpus.mjs'

const top = fileURLToPath(new URL('..', import.meta.url))
const loops = fileURLToPath(new URL('bench/loops.mjs', import.meta.url))

function argument(name, otherwise) {
  const place = process.argv.indexOf(`--${name}`)
  return place === -1 ? otherwise : process.argv[place + 1]
}

const rounds = argument('rounds', '4')
const megabytes = Number(argument('megabytes', '150'))

/** What the command sets for itself, see `src/cli/young-objects.ts`. */
const young = '--no-allocation-site-pretenuring'

function measured(loop, folder, ...more) {
  const words = [young, loops, loop, folder, '--rounds', rounds, ...more]
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }))
}

/**
 * How many times as much two loops that only unpack do at once as one alone: the cores of a machine share memory
 * and caches, so that two jobs cannot be expected to gain more.
 */
async function gainOfTwo(folder) {
  const words = [young, loops, 'gunzip', folder, '--rounds', rounds]
  const run = () => promisify(execFile)(process.execPath, words)
  const timeOf = async (count) => {
    const begin = performance.now()
    await Promise.all(Array.from({ length: count }, run))
    return performance.now() - begin
  }
  return (2 * (await timeOf(1))) / (await timeOf(2))
}

/** The corpus of a name, made if it is not there yet; `undefined` where what it is made of is not there. */
async function corpusOf(name, below) {
  const [, make] = corpora[name]
  const folder = join(below, name)
  if (make === undefined) console.log(`${name}: left out, ../shared is not there`)
  else if (!existsSync(folder)) await make(folder, megabytes * 1e6)
  return make === undefined ? undefined : folder
}

const number = (value, digits = 0) =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`)

async function compareLoops(below) {
  const only = argument('only')?.split(',') ?? Object.keys(corpora)
  row(
    'corpus',
    'MB',
    'packed',
    'parsed',
    'gunzip only MB/s',
    'and JSON.parse',
    'hunt MB/s',
    'of gunzip only',
    'records/s',
    'every record parsed, records/s',
    'two jobs',
    'two gunzip loops',
    'peak MB',
  )
  row(...Array.from({ length: 13 }, () => '--:'))
  for (const name of only) {
    const folder = await corpusOf(name, below)
    if (folder === undefined) continue
    const least = measured('gunzip', folder)
    const parse = measured('parse', folder)
    const hunt = measured('hunt', folder)
    const all = measured('hunt-all', folder)
    const [one, two] = ['1', '2'].map((jobs) => measured('hunt', folder, '--jobs', jobs).wall)
    const packed = filesBelow(folder).reduce((sum, file) => sum + readFileSync(file).length, 0)
    row(
      corpora[name][0],
      number(least.result / 1e6),
      number(least.result / packed, 1),
      `${number(measured('share', folder, '--rounds', '1').result * 100, 2)} %`,
      number(least.result / 1e6 / least.processor),
      number(least.result / 1e6 / parse.processor),
      number(least.result / 1e6 / hunt.processor),
      number(least.processor / hunt.processor, 2),
      number(hunt.result / hunt.processor),
      number(all.result / all.processor),
      `${number(one / two, 2)} times`,
      `${number(await gainOfTwo(folder), 2)} times`,
      number(hunt.peak / 1e6),
    )
  }
}

/** What more rules cost: those that name actions, and with some that must see every record. */
async function compareRules(below) {
  const folder = await corpusOf('aws-0.5', below)
  row('rules', 'beside those that ship', 'seconds', 'times')
  row('--:', '---', '--:', '--:')
  for (const [kind, isKept] of [
    [
      'each names an action',
      (text) => !/keywords|\|re:|startswith: '(Get|List|Describe)/.test(text),
    ],
    ['three of them must see every record', () => true],
  ]) {
    let first
    for (const count of [60, 800, 3800]) {
      const rules = mkdtempSync(join(tmpdir(), 'spoor-rules-'))
      for (const { file, text } of makeRules(count)) {
        if (isKept(text)) writeFileSync(join(rules, file), text)
      }
      const { processor } = measured('hunt', folder, '--rules', rules)
      first ??= processor
      row(number(count), kind, number(processor, 2), number(processor / first, 2))
      rmSync(rules, { recursive: true })
    }
  }
}

const git = (...words) => execFileSync('git', words, { cwd: top, encoding: 'utf8' }).trim()

/** Builds another commit beside this tree and measures both, in turn. */
async function compareCommits(below, commit) {
  const other = mkdtempSync(join(tmpdir(), 'spoor-commit-'))
  rmSync(other, { recursive: true })
  git('worktree', 'add', '--detach', other, commit)
  try {
    symlinkSync(join(top, 'node_modules'), join(other, 'node_modules'))
    execFileSync('npm', ['run', 'build'], { cwd: other, stdio: 'ignore' })
    const programs = [other, top].map((tree) => pathToFileURL(join(tree, 'dist/index.js')).href)
    row('corpus', 'loop', git('rev-parse', '--short', commit), 'this tree', 'times as fast')
    row('---', '---', '--:', '--:', '--:')
    for (const name of argument('only', 'aws-0.5,aws-100').split(',')) {
      const folder = await corpusOf(name, below)
      for (const loop of folder === undefined ? [] : ['hunt', 'hunt-all']) {
        const [before, now] = programs.map((program) =>
          measured(loop, folder, '--program', program),
        )
        const times = before.processor / now.processor
        row(
          name,
          loop,
          `${number(before.processor, 2)} s`,
          `${number(now.processor, 2)} s`,
          number(times, 2),
        )
      }
    }
  } finally {
    git('worktree', 'remove', '--force', other)
  }
}

const kept = argument('keep')
const below = kept ?? mkdtempSync(join(tmpdir(), 'spoor-bench-'))
mkdirSync(below, { recursive: true })
try {
  console.log(
    `Node ${process.version}, processor time, best of ${rounds}; records are emulated unless resampled\n`,
  )
  const commit = argument('against')
  if (commit !== undefined) await compareCommits(below, commit)
  else if (process.argv.includes('--rules')) await compareRules(below)
  else await compareLoops(below)
} finally {
  if (kept === undefined) rmSync(below, { recursive: true })
}
