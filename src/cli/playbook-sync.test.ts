/** The behaviours of a sync (reference/playbooks.md 6.2) that are about files, several pages, the network. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import { Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { bundleText, stixId, stixObject, technique } from '../../test/builders/attack-bundle.ts'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import type { JsonObject } from '../base/json.ts'
import { addPlaybookCommand } from './playbook-command.ts'
import { busyFileOf, lockFileOf } from './playbook-files.ts'

const { root, put } = createInputFolder()

function playbook(...words: readonly string[]): Promise<CommandOutcome> {
  return runCommand(addPlaybookCommand, ['playbook', ...words])
}

function sync(...words: readonly string[]): Promise<CommandOutcome> {
  return playbook('sync', ...words)
}

const described = { name: 'Create Snapshot', description: 'Copies.' }
const copied = technique(1, 'T1578.001', described)
const marking = {
  type: 'marking-definition',
  id: stixId('marking-definition', 1),
  definition: { statement: 'Copyright MITRE' },
}

function bundleOf(version: string, ...objects: readonly JsonObject[]): string {
  const collection = stixObject('x-mitre-collection', 1, { x_mitre_version: version })
  return bundleText(collection, marking, ...objects)
}

const older = put('v17.json', bundleOf('17.1', copied))
const newer = put('v18.json', bundleOf('18.1', { ...copied, description: 'Copies disks.' }))

let pages = 0

/** A new page of a technique in a folder of its own. */
function page(id = 'T1578.001', name = 'hunt.md'): string {
  const region = `<!-- spoor:managed attack ${id} -->\n<!-- /spoor:managed -->\n`
  return put(`page-${pages++}/${name}`, `mine\n${region}mine too\n`)
}

function read(file: string): string {
  return readFileSync(file, 'utf8')
}

afterEach(() => {
  delete process.env['SOURCE_DATE_EPOCH']
  vi.restoreAllMocks()
})

describe('spoor playbook sync', () => {
  it('tells what would change, and writes nothing until it is told to', async () => {
    const file = page()
    const before = read(file)
    const dry = await sync(file, '-b', older)
    expect(dry).toMatchObject({ code: 0, stderr: '' })
    expect(dry.stdout).toBe(
      `${file}: would change (first sync, ATT&CK v17.1)\n  T1578.001 Create Snapshot\n\n` +
        '1 playbook: 1 would change\n',
    )
    expect([read(file), existsSync(lockFileOf(file))]).toEqual([before, false])
    expect((await sync(file, '-b', older, '--write')).stdout).toContain(': written (first sync')
    const next = await sync(file, '-b', newer, '--write', '--diff')
    expect(next.stdout).toContain(': written (from v17.1 to ATT&CK v18.1)')
    expect(next.stdout).toContain('  text          the description changed\n')
    expect(next.stderr).toContain('\n-Copies.\n+Copies disks.\n')
    expect(read(file)).toContain('Copies disks.')
  })

  it('1: leaves file and lock untouched the second time', async () => {
    const file = page()
    await sync(file, '-b', older, '--write', '--date', '2026-01-01')
    const files = [file, lockFileOf(file)]
    const past = new Date('2020-01-01')
    for (const one of files) utimesSync(one, past, past)
    const again = await sync(file, '-b', older, '--write', '--date', '2026-02-02')
    expect(again.stdout).toContain('1 playbook: 1 in step')
    expect(files.map((one) => lstatSync(one).mtime)).toEqual([past, past])
    expect(read(file)).toContain('synced 2026-01-01')
  })

  it('1: takes the day from SOURCE_DATE_EPOCH', async () => {
    process.env['SOURCE_DATE_EPOCH'] = '86400'
    const file = page()
    await sync(file, '-b', older, '--write')
    expect(read(file)).toContain('synced 1970-01-02')
    expect((await sync(file, '-b', older, '--date', '2026-02-30')).code).toBe('refused')
  })

  it('2: keeps the mode of the file, and a link to it', async () => {
    const file = page()
    chmodSync(file, 0o640)
    const link = join(root, 'linked.md')
    symlinkSync(file, link)
    await sync(link, '-b', older, '--write')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(lstatSync(file).mode & 0o777).toBe(0o640)
    expect(read(file)).toContain('Copies.')
  })

  it('5: asks no network, reads gzip, and refuses what is no bundle', async () => {
    const connect = vi.spyOn(Socket.prototype, 'connect').mockImplementation(() => {
      throw new Error('the network was asked')
    })
    const file = page()
    const packed = put('v17.json.gz', gzipSync(bundleOf('17.1', copied)))
    expect((await sync(file, '-b', packed, '--write')).code).toBe(0)
    expect(connect).not.toHaveBeenCalled()
    const text = read(file)
    expect((await sync(file, '-b', put('bad.json', '[]'), '--write')).code).toBe(4)
    expect((await sync(file, '-b', join(root, 'none.json'), '--write')).code).toBe(4)
    expect(read(file)).toBe(text)
  })

  it('6: shows the words that stand in the way, and writes nothing', async () => {
    const file = page()
    await sync(file, '-b', older, '--write')
    const edited = put(
      file.slice(root.length + 1),
      read(file).replace('Copies.', 'Copies.\n\nMy words.'),
    )
    const text = read(edited)
    const refused = await sync(file, '-b', newer, '--write')
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('error[playbook-managed-edited]')
    expect(refused.stderr).toContain('\n+My words.\n')
    expect(refused.stdout).toContain(`${file}: refused\n`)
    expect(read(file)).toBe(text)
    const rescued = await sync(file, '-b', newer, '--write', '--on-edit', 'rescue')
    expect(rescued.stdout).toContain('  rescued       1 line moved to a cell below\n')
    expect(read(file)).toContain('My words.\nmine too\n')
  })

  it('11: refuses to go back, until it is told to', async () => {
    const file = page()
    await sync(file, '-b', newer, '--write')
    const back = await sync(file, '-b', older, '--write')
    expect([back.code, back.stderr.includes('error[playbook-downgrade]')]).toEqual([2, true])
    expect((await sync(file, '-b', older, '--write', '--allow-downgrade')).code).toBe(0)
  })

  it('13: goes on with other playbooks when one is refused, and ends with the sums', async () => {
    const folder = dirname(page('T1530', 'a.md'))
    put(
      `${folder.slice(root.length + 1)}/b.md`,
      '<!-- spoor:managed attack T1578.001 -->\n<!-- /spoor:managed -->\n',
    )
    put(`${folder.slice(root.length + 1)}/README.md`, 'no playbook')
    const outcome = await sync(folder, '-b', older, '--write')
    expect(outcome.code).toBe(2)
    expect(outcome.stderr).toContain('error[playbook-technique-missing]')
    expect(outcome.stderr).toContain('1 other file in the folders without a managed part\n')
    expect(outcome.stdout).toContain('2 playbooks: 1 written, 1 refused\n')
    expect(readdirSync(folder).toSorted()).toEqual([
      'README.md',
      'a.md',
      'b.md',
      'b.md.attack.lock.json',
    ])
  })

  it('13: writes the playbook and its lock, or neither', async () => {
    const file = page()
    mkdirSync(lockFileOf(file))
    const text = read(file)
    const outcome = await sync(file, '-b', older, '--write')
    expect(outcome.code).toBe(4)
    expect(read(file)).toBe(text)
  })

  it('13: does not work on a playbook on which another sync works', async () => {
    const file = page()
    put(busyFileOf(file).slice(root.length + 1), '')
    const outcome = await sync(file, '-b', older, '--write')
    expect(outcome.code).toBe(2)
    expect(outcome.stderr).toContain(`error[playbook-busy]: another sync is at work`)
    expect(outcome.stderr).toContain(`delete ${busyFileOf(file)}`)
    expect((await sync(file, '-b', older)).code).toBe(0)
    const free = page()
    await sync(free, '-b', older, '--write')
    expect(existsSync(busyFileOf(free))).toBe(false)
  })

  it('15: exits with 1 under --check when a page is behind, edited or never synced', async () => {
    const file = page()
    expect((await sync(file, '-b', older, '--check')).code).toBe(1)
    await sync(file, '-b', older, '--write')
    expect((await sync(file, '-b', older, '--check')).code).toBe(0)
    expect((await sync(file, '-b', newer, '--check')).code).toBe(1)
    const deleted = read(file).replace('## Description\n', '')
    put(file.slice(root.length + 1), deleted)
    expect((await sync(file, '-b', older, '--check')).code).toBe(1)
    expect(read(file)).toBe(deleted)
    expect((await sync(file, '-b', older, '--check', '--write')).code).toBe(3)
  })

  it('17: links to pages beside it and in folders beside its own', async () => {
    const linking = {
      ...copied,
      description:
        '[a](https://attack.mitre.org/techniques/T1578/002) [b](https://attack.mitre.org/techniques/T1530) ' +
        '[c](https://attack.mitre.org/techniques/T1578/001)',
    }
    put('books/T1578.001-create/T1578.002 Beside.ipynb', '')
    put('books/T1530-data/hunt.ipynb', '')
    const text = '<!-- spoor:managed attack T1578.001 -->\n<!-- /spoor:managed -->\n'
    const file = put('books/T1578.001-create/hunt.md', text)
    await sync(file, '-b', put('linking.json', bundleOf('18.1', linking)), '--write')
    expect(read(file)).toContain(
      '[a](T1578.002%20Beside.ipynb) [b](../T1530-data/hunt.ipynb) ' +
        '[c](https://attack.mitre.org/techniques/T1578/001)',
    )
  })

  it('19: tells which rules have tags that a release made stale', async () => {
    const tactics = ['defense-evasion', 'defense-impairment'].map((x_mitre_shortname, index) =>
      stixObject('x-mitre-tactic', index, { x_mitre_shortname, attackId: `TA000${index}` }),
    )
    const moved = {
      ...copied,
      kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'defense-impairment' }],
    }
    const [before, after] = [tactics.slice(0, 1), tactics.slice(1)]
    const file = page()
    await sync(file, '-b', put('t18.json', bundleOf('18.1', copied, ...before)), '--write')
    const rule = put(
      'rules/mine.yml',
      'title: Mine\ntags:\n    - attack.defense_evasion\n    - attack.t1578.001\n',
    )
    const release = put('t19.json', bundleOf('19.1', moved, ...after))
    const outcome = await sync(file, '-b', release, '--rules', dirname(rule))
    expect(outcome.stderr).toContain(
      `${rule}:4:1: warning[playbook-rule-tag]: T1578.001 is of the tactic`,
    )
    expect(outcome.stderr).toContain(
      'write attack.defense-impairment in place of attack.defense-evasion, or',
    )
    expect(outcome.stderr.match(/playbook-rule-tag/g)).toHaveLength(1)
  })

  it('20: keeps the statement of copyright in the lock', async () => {
    const file = page()
    await sync(file, '-b', older, '--write')
    expect(JSON.parse(read(lockFileOf(file)))).toMatchObject({ notice: ['Copyright MITRE'] })
    expect(read(file)).toContain('\nCopyright MITRE\n')
  })

  it('refuses a faulty lock and a file that is not UTF-8, and leaves both alone', async () => {
    const file = page()
    put(lockFileOf(file).slice(root.length + 1), '{}')
    const outcome = await sync(file, '-b', older, '--write')
    expect([outcome.code, outcome.stderr.includes('playbook-lock-invalid')]).toEqual([2, true])
    const latin = put('latin.md', Buffer.from([0xe9]))
    expect((await sync(latin, '-b', older)).code).toBe(4)
    expect((await sync(join(root, 'none.md'), '-b', older)).code).toBe(4)
  })

  it('writes its report as JSON', async () => {
    const file = page()
    await sync(file, '-b', older, '--write')
    const { stdout } = await sync(file, '-b', newer, '--format', 'json')
    expect(JSON.parse(stdout)).toEqual({
      schema: 'spoor/playbook-sync@1',
      release: expect.objectContaining({ version: '18.1' }),
      playbooks: [
        {
          file,
          state: 'changes',
          before: '17.1',
          technique: 'T1578.001',
          name: 'Create Snapshot',
          template: 'v2',
          isFirst: false,
          changes: [{ group: 'text', words: 'the description changed' }],
          rescued: [],
        },
      ],
    })
  })
})

describe('spoor playbook new', () => {
  it('writes a page that is in step, checks clean, and is not written over', async () => {
    for (const name of ['hunt.ipynb', 'hunt.md']) {
      const file = join(root, 'new', name)
      const made = await playbook('new', 't1578.001', '-b', older, '-o', file)
      expect([made.code, made.stderr]).toEqual([
        0,
        `${file}: begun from T1578.001; its lock is ${lockFileOf(file)}\n`,
      ])
      expect((await sync(file, '-b', older, '--check')).stdout).toContain('1 in step')
      expect(await playbook('check', file)).toMatchObject({
        code: 0,
        stderr: '1 playbook: 0 errors, 0 warnings, 0 notes\n',
      })
      const text = read(file)
      expect((await playbook('new', 'T1578.001', '-b', older, '-o', file)).code).toBe(3)
      expect(read(file)).toBe(text)
    }
  })

  it('names the nearest technique where there is none of that name', async () => {
    const outcome = await playbook('new', 'T1578.01', '-b', older, '-o', join(root, 'x.md'))
    expect([outcome.code, outcome.stderr.includes('did you mean "T1578.001"?')]).toEqual([3, true])
  })
})

describe('spoor playbook check', () => {
  it('places each fault, and exits with 2 when one is an error', async () => {
    const file = page()
    await sync(file, '-b', older, '--write')
    put(file.slice(root.length + 1), `${read(file)}\n  * **Validated:** YES\n`)
    const outcome = await playbook('check', dirname(file))
    expect(outcome.code).toBe(2)
    const line = read(file).split('\n').length - 1
    expect(outcome.stderr).toContain(`${file}:${line}:5: error[playbook-validated-by-hand]`)
    const { stdout } = await playbook('check', file, '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      diagnostics: [{ code: 'playbook-validated-by-hand', line }],
    })
  })
})

describe('spoor playbook validate', () => {
  it('records what the tests of a detection prove, which the check then believes', async () => {
    const shared = '838ca25f-bbff-41be-920f-40429e89e4bc'
    const region = '<!-- spoor:managed attack T1578.001 -->\n<!-- /spoor:managed -->\n'
    const said = `  * **Validated:** YES\n\n  * **Detection:** ${shared}\n`
    const file = put('validate/hunt.md', region + said)
    await sync(file, '-b', older, '--write')
    expect((await playbook('check', file)).code).toBe(2)
    const outcome = await playbook('validate', file, '--date', '2026-11-26')
    expect([outcome.code, outcome.stderr]).toEqual([0, ''])
    expect(outcome.stdout).toMatch(/: validated \(1 detection, \d+ tests?\)\n$/)
    const record = read(`${file}.validation.json`)
    expect(JSON.parse(record)).toMatchObject({ isValid: true, release: '17.1', date: '2026-11-26' })
    expect((await playbook('check', file)).code).toBe(0)
    put('validate/hunt.md', read(file).replace(shared, shared.replace('838', '839')))
    const unknown = await playbook('validate', file)
    expect([unknown.code, unknown.stdout.includes('there is no detection 839')]).toEqual([2, true])
  })
})

describe('spoor playbook render', () => {
  it('prints a notebook as Markdown that is in step as well', async () => {
    const file = join(root, 'render', 'hunt.ipynb')
    await playbook('new', 'T1578.001', '-b', older, '-o', file)
    const { stdout } = await playbook('render', file)
    const copy = put('render/copy.md', stdout)
    expect((await playbook('render', copy)).stdout).toBe(stdout)
    const outcome = await sync(copy, '-b', older, '--write')
    expect(outcome.stdout).toContain('written (first sync')
    expect(read(copy)).toBe(stdout)
  })
})
