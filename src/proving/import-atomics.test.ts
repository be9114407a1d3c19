import { describe, expect, it } from 'vitest'
import { formatDiagnostic } from '../base/diagnostic.ts'
import { readDocument } from '../base/document.ts'
import { printYaml } from './atomic-yaml.ts'
import { type EmulationTest, emulationTestSchema } from './emulation-test.ts'
import { type AtomicImport, importAtomics } from './import-atomics.ts'
import { loadTest } from './load-test.ts'

const guid = '5f0c1d3a-7b42-4e9e-9c55-0f6f6f1c2a02'
const other = '6f0c1d3a-7b42-4e9e-9c55-0f6f6f1c2a03'

/** A file of Atomic Red Team with tests given by what differs. */
function atomicText(...tests: readonly Readonly<Record<string, unknown>>[]): string {
  return printYaml({
    attack_technique: 'T1578.001',
    display_name: 'Create Snapshot',
    atomic_tests: tests.map((test) => ({
      name: 'Copies a disk',
      auto_generated_guid: guid,
      description: 'Copies.',
      supported_platforms: ['iaas:aws'],
      executor: { name: 'sh', command: 'ls' },
      ...test,
    })),
  })
}

function importTexts(text: string, signals?: string): AtomicImport {
  const atomic = { text, file: 'T1578.001.yaml' }
  const side = signals === undefined ? {} : { signals: { text: signals, file: 's.yaml' } }
  return importAtomics([{ atomic, ...side }])
}

function signalsText(tests: Readonly<Record<string, unknown>>): string {
  return printYaml({ schema: 'spoor/signals@1', tests })
}

function readTest({ text }: { readonly text: string }): EmulationTest {
  const { value, diagnostics } = readDocument({ text }, emulationTestSchema)
  if (value === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return value
}

const nowhere = { scenario: () => 'there is none', resolve: (name: string): string => name }

describe('an Atomic that is not ours', () => {
  it('becomes a test that fails until it expects something', () => {
    const { tests, skeletons, diagnostics } = importTexts(atomicText({}))
    expect([skeletons, diagnostics]).toEqual([1, []])
    const [made] = tests
    if (made === undefined) throw new Error('nothing was made')
    const { path, text } = made
    expect(path).toBe('copies-a-disk.yaml')
    expect(text).toMatch(/^# Made of an Atomic/)
    expect(text.split('\n').slice(2)).toEqual([
      'schema: spoor/emulation-test@1',
      `id: ${guid}`,
      'name: Copies a disk',
      'description: Copies.',
      'attack:',
      '  - T1578.001',
      'platforms:',
      '  - iaas:aws',
      'executor:',
      '  name: sh',
      '  command: ls',
      'expect: {}',
      '',
    ])
    const { loaded, diagnostics: faults } = loadTest({ text, file: path }, nowhere)
    expect(loaded).toBeUndefined()
    expect(faults).toMatchObject([
      { code: 'test-invalid', line: 14, message: '"Copies a disk" has no expectation' },
    ])
  })

  it('without a guid has one that is always the same', () => {
    const text = atomicText(
      { auto_generated_guid: undefined },
      { auto_generated_guid: undefined, name: 'Shares a disk' },
    )
    const bare = text.replaceAll(/ +auto_generated_guid:.*\n/g, '')
    const idsOf = (): readonly string[] => importTexts(bare).tests.map((one) => readTest(one).id)
    expect(new Set(idsOf()).size).toBe(2)
    expect(idsOf()).toEqual(idsOf())
  })

  it('leaves what a test has no place for, and says so', () => {
    const { tests, diagnostics } = importTexts(
      atomicText({
        supported_platforms: ['linux', 'iaas:aws'],
        dependency_executor_name: 'powershell',
        dependencies: [{ description: 'D', prereq_command: 'c', get_prereq_command: null }],
      }),
    )
    expect(tests).toHaveLength(1)
    expect(diagnostics.map(({ code, line, message }) => [code, line, message])).toEqual([
      ['atomic-part-left', 7, '"Copies a disk" is imported without platform linux'],
      [
        'atomic-part-left',
        13,
        '"Copies a disk" is imported without the shell of its dependencies, powershell',
      ],
    ])
  })

  it('is counted by the reason when it is for something else', () => {
    const { tests, left, diagnostics } = importTexts(
      atomicText(
        { supported_platforms: ['windows'] },
        { supported_platforms: ['linux', 'azure-ad'] },
        { supported_platforms: ['iaas'] },
        { executor: { name: 'command_prompt', command: 'dir' } },
      ),
    )
    expect([tests, left]).toEqual([[], 4])
    expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        'atomic-left',
        'note',
        '2 of its tests are not imported: for other platforms than iaas:aws, iaas:azure and iaas:gcp',
      ],
      [
        'atomic-left',
        'note',
        '1 of its tests is not imported: platform iaas does not say which cloud',
      ],
      ['atomic-left', 'note', '1 of its tests is not imported: written for command_prompt'],
    ])
  })

  it('with a fault is told with line and column', () => {
    const { tests, diagnostics } = importTexts(atomicText({ tags: ['x'] }))
    expect(tests).toEqual([])
    expect(diagnostics).toMatchObject([
      { code: 'document-unknown-key', file: 'T1578.001.yaml', line: 12, column: 5 },
    ])
  })

  it('that makes no valid test is told at its place', () => {
    const { tests, diagnostics } = importTexts(atomicText({ name: 'Copy' }))
    expect(tests).toEqual([])
    expect(diagnostics.map(formatDiagnostic)).toEqual([
      expect.stringMatching(
        /^T1578.001.yaml:4:11: error\[atomic-not-imported\]: no test can be made of it: name: /,
      ),
    ])
  })

  it('of a guid that is taken is told', () => {
    const { tests, diagnostics } = importTexts(atomicText({}, { name: 'Another one' }))
    expect(tests).toHaveLength(1)
    expect(diagnostics).toMatchObject([
      { code: 'atomic-not-imported', line: 13, message: expect.stringContaining(guid) },
    ])
  })
})

describe('the side file', () => {
  it('says what the Atomic does not', () => {
    const expected = { findings: { chains: 1 } }
    const { tests, skeletons } = importTexts(
      atomicText({}, { auto_generated_guid: other, name: 'Shares a disk' }),
      signalsText({
        [guid]: { attack: ['T1578.001', 'T1537'], expect: expected, description: null },
      }),
    )
    expect(skeletons).toBe(1)
    const [known, unknown] = tests.map(readTest)
    expect(known).toMatchObject({ attack: ['T1578.001', 'T1537'], expect: expected })
    expect(known).not.toHaveProperty('description')
    expect(unknown).toMatchObject({ name: 'Shares a disk', expect: {} })
  })

  it('gives way to the Atomic that was edited', () => {
    const signals = signalsText({ [guid]: { expect: {}, executor: { elevation: false } } })
    const text = atomicText({ executor: { name: 'bash', command: 'pwd' } })
    expect(importTexts(text, signals).tests.map(readTest)).toMatchObject([
      { executor: { name: 'bash', command: 'pwd', elevation: false } },
    ])
  })

  it('that names a guid of no test is told', () => {
    const { diagnostics } = importTexts(atomicText({}), signalsText({ [other]: { expect: {} } }))
    expect(diagnostics).toMatchObject([{ code: 'atomic-stray-signals', file: 's.yaml', line: 3 }])
  })

  it('with a fault is told there', () => {
    const wrong = importTexts(atomicText({}), signalsText({ [guid]: { expect: {}, safety: 1 } }))
    expect(wrong.tests).toEqual([])
    expect(wrong.diagnostics).toMatchObject([
      { code: 'atomic-not-imported', file: 's.yaml', line: 5 },
    ])
    const bare = importTexts(atomicText({}), signalsText({ [guid]: {} }))
    expect(bare.diagnostics).toMatchObject([{ code: 'atomic-not-imported', file: 's.yaml' }])
    const none = importTexts(atomicText({}), 'schema: spoor/signals@1\n')
    expect(none.tests).toEqual([])
    expect(none.diagnostics).toMatchObject([{ code: 'document-invalid', file: 's.yaml' }])
  })
})

describe('file names', () => {
  it('come from names, and have the id where two are alike', () => {
    const { tests } = importTexts(
      atomicText(
        { name: 'Größe / Écran: "x"' },
        { name: 'grosse ecran', auto_generated_guid: other },
        { name: 'Grosse: Écran', auto_generated_guid: guid.replace('5', '7') },
        { name: '../../日本語日本語', auto_generated_guid: guid.replace('5', '8') },
      ),
    )
    expect(tests.map(({ path }) => path)).toEqual([
      'gro-e-ecran-x.yaml',
      'grosse-ecran.yaml',
      'grosse-ecran-7f0c1d3a.yaml',
      'test.yaml',
    ])
  })
})
