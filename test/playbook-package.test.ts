/** The package of T1578.001 holds: names, queries, commands, examples; each is read or run here. */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { RE2JS } from 're2js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAtomicsCommand } from '../src/cli/atomics-command.ts'
import { addCheckCommand } from '../src/cli/check-command.ts'
import { addEmulateCommand } from '../src/cli/emulate-command.ts'
import { addHuntCommand } from '../src/cli/hunt-command.ts'
import { addLearnCommand } from '../src/cli/learn-command.ts'
import { addPlaybookCommand } from '../src/cli/playbook-command.ts'
import { addQueryCommand } from '../src/cli/query-command.ts'
import { addTestCommand } from '../src/cli/test-command.ts'
import { queryLogs } from '../src/cli/query-logs.ts'
import type { Detection } from '../src/detections/detection.ts'
import { loadEql } from '../src/detections/eql/load-eql.ts'
import { environmentSchema } from '../src/environment/configuration/environment-schema.ts'
import { readEnvironment } from '../src/environment/configuration/read-environment.ts'
import { ecsFieldNames } from '../src/events/ecs-fields.ts'
import { sharedBundleText } from './builders/attack-bundle.ts'
import { runCommand } from './builders/command-runner.ts'
import {
  huntPage,
  packageAnalytics,
  packageBlocks,
  packageFolder,
  packagePages,
  proseOf,
  top,
} from './builders/playbook-package.ts'
import { playbookOf } from './builders/playbook-pages.ts'
import { hasSharedData, sharedPath } from './builders/shared-data.ts'

const pages = packagePages()
const page = (name: string): string => pages.find((one) => one.name === name)?.text ?? ''

/** Runs `spoor` with every command that the package shows. */
async function spoor(words: readonly string[]): ReturnType<typeof runCommand> {
  const tool = { name: 'spoor', version: '0.0.0' }
  return runCommand((program: Command) => {
    program.version('0.0.0')
    addHuntCommand(program, tool)
    addQueryCommand(program)
    addLearnCommand(program)
    addCheckCommand(program, tool)
    addEmulateCommand(program, tool)
    addTestCommand(program)
    addAtomicsCommand(program)
    addPlaybookCommand(program)
  }, words)
}

function queryOf(text: string, name: string): Detection {
  const { detections, diagnostics } = loadEql(text, name)
  const [detection] = detections
  if (detection === undefined) throw new Error(`${name}: ${JSON.stringify(diagnostics)}`)
  return { ...detection, id: name, title: name }
}

/** How many results each query has on the samples; the logs are read once. */
async function countsOnSamples(
  queries: readonly Detection[],
): Promise<Readonly<Record<string, number>>> {
  const { matches } = await queryLogs({
    inputs: [join(top, 'samples')],
    detections: queries,
    resultPosition: 'tail',
    ties: 'hunt',
  })
  return Object.fromEntries(
    queries.map(({ id }) => [id, matches.filter(({ detection }) => detection.id === id).length]),
  )
}

it('spoor playbook check has nothing to say but that it waits for its sync', async () => {
  const { stdout } = await spoor(['playbook', 'check', packageFolder, '--format', 'json'])
  const { playbooks, diagnostics } = JSON.parse(stdout) as {
    readonly playbooks: number
    readonly diagnostics: readonly { readonly code: string; readonly message: string }[]
  }
  expect(playbooks).toBe(1)
  expect(diagnostics.filter(({ code }) => code !== 'playbook-never-synced')).toEqual([])
})

describe('queries', () => {
  it('find on the samples what the pages say', async () => {
    const inline = packageAnalytics().flatMap(({ section, number, fields, queries }) => {
      const said = fields.find(({ name }) => name === 'on the samples')?.text
      const [query] = queries.filter(({ language }) => language === 'eql')
      if (query === undefined) return []
      return [{ query: queryOf(query.text, `${section} ${number}`), said: Number(said) }]
    })
    const rows = [
      ...page('queries.md').matchAll(/^\| \[[\w-]+\]\((queries\/[\w-]+\.eql)\) \| (\d+) \|/gm),
    ]
    const listed = rows.map(([, file = '', said = '']) => ({
      query: queryOf(readFileSync(join(packageFolder, file), 'utf8'), file),
      said: Number(said),
    }))
    const all = [...inline, ...listed]
    expect(inline.map(({ query }) => query.id)).toEqual(
      Array.from({ length: 11 }, (_, index) => `cloud ${index + 1}`),
    )
    expect(listed.length).toBe(9)
    expect(await countsOnSamples(all.map(({ query }) => query))).toEqual(
      Object.fromEntries(all.map(({ query, said }) => [query.id, said])),
    )
  }, 120_000)

  it('that find nothing on the samples find what they are for elsewhere', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spoor-package-'))
    try {
      await spoor(['emulate', 'chain-unseen-copy', '-o', join(folder, 'logs')])
      const file = join(packageFolder, 'queries/unseen-source.eql')
      const { stderr } = await spoor(['query', '-f', file, join(folder, 'logs')])
      expect(stderr).toMatch(/^[1-9]\d* of \d+ records matched/m)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  const kql = packageBlocks('kuery')

  it('for Kibana on audit logs match the samples when they are put into EQL', async () => {
    const audit = kql.filter((text) => ofAuditLog.test(text))
    expect(audit.length).toBe(3)
    const queries = audit.map((text, index) => queryOf(eqlOfKql(text), `kql ${index}`))
    const counts = Object.values(await countsOnSamples(queries))
    expect(Math.min(...counts)).toBeGreaterThan(0)
  }, 60_000)

  it('for Kibana are well formed and ask for fields of the integrations', () => {
    const known = new Set([
      ...ecsFieldNames(),
      // Fields of winlogbeat and of the flow logs, which are none of our events.
      'winlog.channel',
      'network.bytes',
    ])
    for (const text of kql) {
      const { fields, rest } = parseKql(text)
      expect(fields.filter((field) => !known.has(field))).toEqual([])
      expect(rest).toBe('')
    }
  })

  it('for Arkime are well formed and ask for fields of Arkime', () => {
    const blocks = packageBlocks('arkime')
    expect(blocks.length).toBe(4)
    for (const text of blocks) expect(arkimeFaults(text)).toEqual([])
    expect(arkimeFaults('ip.source == 1')).toEqual(['ip.source'])
    expect(arkimeFaults('(ip.src == 1')).toEqual(['parentheses'])
    expect(arkimeFaults('ip.src = 1')).toEqual(['= 1'])
  })

  it('for Autopsy are regular expressions', () => {
    const lines = packageBlocks('autopsy').flatMap((text) => text.split('\n'))
    expect(lines.length).toBeGreaterThan(8)
    for (const line of lines) expect(() => RE2JS.compile(line)).not.toThrow()
  })

  it('that Spoor does not run say so', () => {
    const silent = packageAnalytics()
      .filter(({ queries }) => queries.some(({ language }) => /arkime|autopsy|sh/.test(language)))
      .filter(({ fields }) => {
        const said = fields.find(({ name }) => name === 'query')?.text ?? ''
        return !/not run by Spoor|neither run by Spoor/.test(said)
      })
    expect(silent).toEqual([])
  })
})

describe('commands', () => {
  const commands = packageBlocks('sh')
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.startsWith('spoor '))
  const before = process.cwd()
  const folder = mkdtempSync(join(tmpdir(), 'spoor-package-'))

  beforeAll(() => {
    symlinkSync(join(top, 'samples'), join(folder, 'logs'))
    symlinkSync(join(top, 'samples/aws/AWSLogs'), join(folder, 'AWSLogs'))
    const azure = 'insights-activity-logs'
    symlinkSync(join(top, 'samples/azure', azure), join(folder, azure))
    cpSync(join(packageFolder, 'queries'), join(folder, 'queries'), { recursive: true })
    cpSync(join(packageFolder, '../baselines'), join(folder, 'my-rules'), { recursive: true })
    const [environment = ''] = packageBlocks('yaml')
    writeFileSync(join(folder, 'spoor.yaml'), environment)
    process.chdir(folder)
  })
  afterAll(() => {
    process.chdir(before)
    rmSync(folder, { recursive: true })
  })

  it('are there', () => {
    expect(commands.length).toBeGreaterThan(10)
  })

  it.each(commands)(
    '%s',
    async (line) => {
      const words = [...line.slice('spoor '.length).matchAll(/'([^']*)'|(\S+)/g)]
      // Learned entries go to a file of their own, so that the next command reads that of the page.
      const given = words.map(([, quoted, word = '']) => quoted ?? word)
      const isLearning = given[0] === 'learn'
      const { code, stderr } = await spoor(
        given.map((word) => (isLearning && word === 'spoor.yaml' ? 'learned.yaml' : word)),
      )
      // The samples hold no run of that test: looking for its signals in them finds some missing.
      expect(line.includes('--against') ? [0, 2] : [undefined, 0]).toContain(code)
      expect(stderr).not.toMatch(/^error/m)
    },
    120_000,
  )
})

describe('tuning guidance', () => {
  it('shows a spoor.yaml that is read without a remark', () => {
    const [text = ''] = packageBlocks('yaml')
    const now = Date.parse('2026-06-01T00:00:00Z')
    expect(readEnvironment({ text, file: 'spoor.yaml' }, { now }).diagnostics).toEqual([])
  })

  it('answers mutable elements with keys that spoor.yaml has', () => {
    const rows = [...page('tuning.md').matchAll(/^\| (\w+) \| T[\d., T]+ \| ([^|]+) \|/gm)]
    expect(rows.map(([, element]) => element)).toContain('CrossAccountIDList')
    const keys = rows.flatMap(([, , answer = '']) =>
      [...answer.matchAll(/`(\w+)`/g)].map(([, key = '']) => key),
    )
    expect(keys.filter((key) => !Object.keys(environmentSchema.shape).includes(key))).toEqual([])
  })
})

it('names only fields of ours that there are', () => {
  const known = new Set(ecsFieldNames())
  const named = pages.flatMap((one) =>
    [...proseOf(one).matchAll(/`(spoor\.[\w.]+\w)`/g)].map(([, field = '']) => field),
  )
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((field) => !known.has(field))).toEqual([])
})

it('atomics.md lists every test of the technique that carries commands', async () => {
  const { stdout } = await spoor(['emulate', '--list'])
  const listed = [...page('atomics.md').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name)
  for (const name of listed) expect(stdout).toContain(` ${name} `)
  const folder = join(packageFolder, '../tests')
  const withCommands = readdirSync(folder)
    .filter((file) => /^executor:/m.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => file.replace(/\.yaml$/, ''))
  expect(new Set(listed)).toEqual(new Set(withCommands))
})

describe.skipIf(!hasSharedData())('beside ATT&CK', () => {
  it('holds nothing of the text of MITRE', () => {
    const ours = new Set(pages.flatMap((one) => wordRuns(proseOf(one))))
    const theirs = ['v17.1', 'v18.1'].flatMap((version) => techniqueTexts(version.slice(1)))
    expect(theirs.length).toBeGreaterThan(1)
    expect(theirs.flatMap(wordRuns).filter((run) => ours.has(run))).toEqual([])
  })

  it('a sync fills its first cell, changes no other, and it stays valid', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spoor-package-'))
    try {
      cpSync(packageFolder, folder, { recursive: true })
      const file = join(folder, 'hunt.ipynb')
      const bundle = sharedPath('attack/enterprise-attack-trimmed.json')
      const { code } = await spoor(['playbook', 'sync', file, '--bundle', bundle, '--write'])
      expect(code).toBe(0)
      const [was, is] = [huntPage, file].map((one) => playbookOf(readFileSync(one, 'utf8'), one))
      expect(is?.managed.text).toContain('DET0423')
      expect(is?.analystCells.map(({ text }) => text)).toEqual(
        was?.analystCells.map(({ text }) => text),
      )
      const checked = await spoor(['playbook', 'check', file])
      expect(checked).toMatchObject({ code: 0 })
      expect(checked.stderr).toContain('1 playbook: 0 errors, 0 warnings, 0 notes')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('spoor playbook new scaffolds another, in which check finds nothing to mend', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spoor-package-'))
    try {
      const file = join(folder, 'T1537', 'hunt.ipynb')
      const bundle = sharedPath('attack/enterprise-attack-trimmed.json')
      expect(
        await spoor(['playbook', 'new', 'T1537', '--bundle', bundle, '-o', file]),
      ).toMatchObject({ stderr: expect.stringContaining('begun from T1537') })
      const checked = await spoor(['playbook', 'check', file])
      expect(checked.stderr).toContain('1 playbook: 0 errors, 0 warnings, 0 notes')
      const { analystCells } = playbookOf(readFileSync(file, 'utf8'), file)
      const headings = analystCells.flatMap(({ text }) => text.match(/^## .+$/gm) ?? [])
      const shipped = playbookOf(readFileSync(huntPage, 'utf8'), huntPage).analystCells
      expect(headings).toEqual(shipped.flatMap(({ text }) => text.match(/^## .+$/gm) ?? []))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

/** All runs of eight words of a text, whatever stands between them. */
function wordRuns(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z\d]+/g) ?? []
  return words.slice(7).map((_, at) => words.slice(at, at + 8).join(' '))
}

/** The description and detection of the technique in a release. */
function techniqueTexts(version: string): readonly string[] {
  const { objects } = JSON.parse(sharedBundleText(version, '2.1')) as {
    readonly objects: readonly Readonly<Record<string, unknown>>[]
  }
  return objects
    .filter(({ name }) => /Create Snapshot|Analytic 1187/.test(String(name)))
    .flatMap(({ description, x_mitre_detection: detection }) => [description, detection])
    .filter((text) => typeof text === 'string' && text.length > 50)
    .map(String)
}

const ofAuditLog = /event\.dataset : "(aws\.cloudtrail|azure\.activitylogs|gcp\.audit)"/

const kqlToken =
  /\s*(?:(?<field>[a-z_]+(?:\.[a-z_]+)+) (?::|>|<|>=|<=) |(?<word>and|or|not)\b|(?<mark>[()])|(?<value>"[^"]*"|[\w.*/]+))/y

/** The fields of a KQL query, and what of it is no KQL as the package writes it. */
function parseKql(text: string): { readonly fields: readonly string[]; readonly rest: string } {
  const fields: string[] = []
  let at = 0
  let depth = 0
  for (;;) {
    kqlToken.lastIndex = at
    const found = kqlToken.exec(text)
    if (found === null || depth < 0) break
    if (found.groups?.['field'] !== undefined) fields.push(found.groups['field'])
    if (found.groups?.['mark'] !== undefined) depth += found.groups['mark'] === '(' ? 1 : -1
    at = kqlToken.lastIndex
  }
  return { fields, rest: text.slice(at) + (depth === 0 ? '' : ' parentheses') }
}

/** The EQL that asks the same; values that are not quoted are patterns. */
function eqlOfKql(text: string): string {
  const lists = text.replaceAll(/\(([^()]*)\)/g, (list) => list.replaceAll('" or "', '", "'))
  return `any where ${lists.replaceAll(/ : (\*\S+\*)/g, ' : "$1"')}`
}

const arkimeFields = ['ip.src', 'ip.dst', 'port.dst', 'host', 'databytes.src', 'databytes.dst']

/** What is wrong with an expression of Arkime, by the forms and fields that the package uses. */
function arkimeFaults(text: string): readonly string[] {
  const isBalanced = text.split('(').length === text.split(')').length
  const terms = text.split(/&&|\|\|/).map((term) => term.replaceAll(/[()]/g, '').trim())
  const faults = terms.flatMap((term) => {
    const [, field = '', value] = /^([a-z.]+) (?:==|!=|>|<) (\S+)$/.exec(term) ?? []
    if (value === undefined) return [term.replace(/^[a-z.]+ /, '')]
    return arkimeFields.includes(field) ? [] : [field]
  })
  return isBalanced ? faults : ['parentheses', ...faults]
}
