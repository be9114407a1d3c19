import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  bundleText,
  relationship,
  stixId,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { addAttackCommand } from './attack-command.ts'

const { root, put } = createInputFolder()

function attack(...words: readonly string[]): Promise<CommandOutcome> {
  return runCommand(addAttackCommand, ['attack', ...words])
}

const parent = technique(1, 'T1578', { name: 'Modify' })
const copied = technique(2, 'T1578.001', { name: 'Create Snapshot', x_mitre_detection: 'Look.' })
const saas = technique(3, 'T1530', { name: 'Data', x_mitre_platforms: ['SaaS'] })
const tactic = stixObject('x-mitre-tactic', 1, {
  attackId: 'TA0005',
  name: 'Defense Evasion',
  x_mitre_shortname: 'defense-evasion',
})
const collection = stixObject('x-mitre-collection', 1, { x_mitre_version: '17.1' })
const marking = {
  type: 'marking-definition',
  id: stixId('marking-definition', 1),
  definition: { statement: 'Copyright MITRE' },
}
const below = relationship(1, 'subtechnique-of', [copied, parent])
const others = [parent, saas, tactic, collection, marking, below]
const bundle = put('bundle.json', bundleText(copied, ...others))
const later = put(
  'later.json',
  bundleText({ ...copied, x_mitre_detection: '' }, ...others.toSpliced(1, 1)),
)
const faulty = put('faulty.json', bundleText(copied, ...others, { type: 'tool' }))

afterEach(() => {
  delete process.env['SPOOR_ATTACK']
})

describe('spoor attack show', () => {
  it('shows techniques, ids in any letter case', async () => {
    const { stdout, stderr, code } = await attack('show', 't1578.001', 'T1530', '-b', bundle)
    expect([stderr, code]).toEqual(['', 0])
    expect(stdout).toContain('T1578.001 Modify: Create Snapshot\n')
    expect(stdout).toContain('\nT1530 Data\n')
    expect(stdout).toContain('  tactics         TA0005 Defense Evasion\n')
  })

  it('takes the bundle from the environment, and from nowhere else', async () => {
    const without = await attack('show', 'T1530')
    expect(without.stderr).toContain('error: which bundle of ATT&CK? None is shipped with Spoor\n')
    expect(without.code).toBe(3)
    process.env['SPOOR_ATTACK'] = bundle
    expect((await attack('show', 'T1530')).code).toBe(0)
  })

  it('writes JSON, with the version that was given where the bundle has none', async () => {
    const old = put('old.json', bundleText(copied, parent))
    const words = ['T1578.001', '-b', old, '--format', 'json', '--attack-version', 'v11.2'] as const
    const { stdout } = await attack('show', ...words)
    expect(JSON.parse(stdout)).toMatchObject({
      release: { version: '11.2', versionFrom: 'user' },
      techniques: [{ id: 'T1578.001', title: 'Modify: Create Snapshot' }],
    })
    expect((await attack('show', 'T1530', '--attack-version', 'new')).code).toBe('refused')
  })

  it('prints nothing when a technique is not there, and names the nearest', async () => {
    const { stdout, stderr, code } = await attack('show', 'T1530', 'T1578.01', '-b', bundle)
    expect([stdout, code]).toEqual(['', 3])
    expect(stderr).toBe(
      'error: ATT&CK v17.1 in this bundle has no technique "T1578.01"\n' +
        '  hint: did you mean "T1578.001"?\n',
    )
  })

  it('exits with 2 for a bundle of which a part cannot be read, after what can', async () => {
    const { stdout, stderr, code } = await attack('show', 'T1530', '-b', faulty)
    expect(stdout).toContain('T1530 Data')
    expect(stderr).toContain('faulty.json: error[attack-object-invalid]: entry 8 of the bundle')
    expect(code).toBe(2)
    const json = await attack('show', 'T1530', '-b', faulty, '--format', 'json')
    expect(JSON.parse(json.stdout).diagnostics).toMatchObject([{ code: 'attack-object-invalid' }])
  })

  it('exits with 4 where there is no bundle', async () => {
    for (const file of [join(root, 'nowhere'), put('a.json', '[]'), put('b.json', '{')]) {
      const { stdout, stderr, code } = await attack('show', 'T1530', '-b', file)
      expect([stdout, code]).toEqual(['', 4])
      expect(stderr).toContain('error[attack-')
    }
  })
})

describe('spoor attack diff', () => {
  it('tells in short of all techniques, in full of those that are named', async () => {
    const short = await attack('diff', bundle, later)
    expect([short.stderr, short.code]).toEqual(['', 0])
    expect(short.stdout).toContain(
      '1 technique changed, 0 added, 1 not in the second, 1 the same\n',
    )
    expect(short.stdout).toContain('Create Snapshot\n  detection text gone (5 characters)')
    const full = await attack('diff', bundle, later, '-t', 't1578.001')
    expect(full.stdout).toContain('  detection text\n    - Look.\n')
    expect(full.stdout).not.toContain('T1530')
  })

  it('writes JSON', async () => {
    const { stdout } = await attack('diff', bundle, later, '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'spoor/attack-diff@1',
      techniques: [{ attackId: 'T1530', kind: 'gone' }, { attackId: 'T1578.001' }],
    })
  })

  it('refuses a technique that neither has, and a bundle that is none', async () => {
    const unknown = await attack('diff', bundle, later, '-t', 'T9999')
    expect([unknown.stdout, unknown.code]).toEqual(['', 3])
    expect(unknown.stderr).toBe('error: neither bundle has a technique "T9999"\n')
    expect((await attack('diff', bundle, join(root, 'nowhere'))).code).toBe(4)
    expect((await attack('diff', join(root, 'nowhere'), bundle)).code).toBe(4)
  })

  it('exits with 2 when a part of either cannot be read', async () => {
    expect((await attack('diff', faulty, bundle)).code).toBe(2)
    expect((await attack('diff', bundle, faulty)).code).toBe(2)
  })
})

describe('spoor attack list', () => {
  it('lists techniques, of a platform or tactic too', async () => {
    const all = await attack('list', '-b', bundle)
    expect(all.stdout.split('\n').map((line) => line.slice(0, 9).trim())).toEqual([
      'T1530',
      'T1578',
      'T1578.001',
      '',
    ])
    expect([all.stderr, all.code]).toEqual(['3 techniques of ATT&CK v17.1\n', 0])
    const some = await attack('list', '-b', bundle, '--platform', 'saas', '--tactic', 'TA0005')
    expect(some.stdout).toMatch(/^T1530 {6}Data +Defense Evasion\n$/)
  })

  it('says what it did not read', async () => {
    const odd = put('odd.json', bundleText(copied, stixObject('x-new', 1)))
    const { stderr, stdout } = await attack('list', '-b', odd, '--format', 'json')
    expect(stderr).toContain('not read: 1 x-new\n')
    expect(JSON.parse(stdout).leftOut).toEqual([{ what: 'x-new', count: 1 }])
  })

  it('refuses a platform or tactic that there is not, rather than list nothing', async () => {
    const { stdout, stderr, code } = await attack('list', '-b', bundle, '--platform', 'Iaass')
    expect([stdout, code]).toEqual(['', 3])
    expect(stderr).toBe(
      'error: the bundle knows no platform "Iaass"\n  hint: did you mean "IaaS"?\n',
    )
    const tacticless = await attack('list', '-b', bundle, '--tactic', 'xyz')
    expect(tacticless.stderr).toContain('hint: it knows TA0005, Defense Evasion, defense-evasion')
  })
})

describe('spoor attack trim', () => {
  it('writes a bundle that shows the same of the technique', async () => {
    const output = join(root, 'trimmed.json')
    const { stdout, stderr, code } = await attack('trim', 'T1578.001', '-b', bundle, '-o', output)
    expect([stdout, code]).toEqual(['', 0])
    expect(stderr).toBe(
      '6 objects of 7 kept: 1 technique of ATT&CK v17.1\nkeep with it: Copyright MITRE\n',
    )
    const before = await attack('show', 'T1578.001', '-b', bundle)
    const after = await attack('show', 'T1578.001', '-b', output)
    expect(after.stdout).toBe(before.stdout)
    const again = await attack('trim', 'T1578.001', '-b', output)
    expect(again.stdout).toBe(readFileSync(output, 'utf8'))
  })

  it('writes nothing when a technique is not there', async () => {
    const output = join(root, 'none.json')
    const { code } = await attack('trim', 'T1578.001', 'T9999', '-b', bundle, '-o', output)
    expect([code, existsSync(output)]).toEqual([3, false])
  })

  it('exits with 3 where it cannot write', async () => {
    const output = join(root, 'no', 'folder.json')
    const { stderr, code } = await attack('trim', 'T1530', '-b', bundle, '-o', output)
    expect(stderr).toContain('error: the bundle cannot be written: ENOENT')
    expect(code).toBe(3)
  })
})

describe('spoor attack update', () => {
  it('takes a bundle from a file, byte for byte', async () => {
    const output = join(root, 'taken.json')
    const { stdout, stderr, code } = await attack('update', bundle, '-o', output)
    expect([stdout, code]).toEqual(['', 0])
    expect(stderr).toMatch(/^\d+ bytes, SHA-256 [\da-f]{64}\nATT&CK v17.1, 3 techniques: written/)
    expect(readFileSync(output)).toEqual(readFileSync(bundle))
  })

  it('needs a place to put it', async () => {
    expect((await attack('update', bundle)).code).toBe('refused')
    expect((await attack('update', bundle, '-o', 'x', '--sha256', 'abc')).code).toBe('refused')
  })
})
