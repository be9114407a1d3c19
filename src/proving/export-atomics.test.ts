import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type AtomicExport, exportAtomics } from './export-atomics.ts'

const ids = {
  a: 'aaaaaaaa-0000-4000-8000-00000000000a',
  b: 'bbbbbbbb-0000-4000-8000-00000000000b',
  c: 'cccccccc-0000-4000-8000-00000000000c',
}

/** A test document; lines may be added, and a line of the same key replaced. */
function testText(id: string, extra: Readonly<Record<string, string>> = {}): string {
  const lines = {
    schema: 'spoor/emulation-test@1',
    id,
    name: 'Copied',
    attack: '[T1578.001]',
    platforms: '[iaas:aws]',
    executor: '{name: sh, command: ls}',
    expect: '{}',
    ...extra,
  }
  return Object.entries(lines)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')
}

function exportTexts(...texts: readonly string[]): AtomicExport {
  return exportAtomics(texts.map((text, place) => ({ text, file: `${place}.yaml` })))
}

function told({ diagnostics }: AtomicExport): readonly string[] {
  return diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`)
}

describe('tests', () => {
  it('go into a file of their first technique, by guid, with a side file', () => {
    const { files, exported, diagnostics } = exportTexts(
      testText(ids.c),
      testText(ids.b, { attack: '[T1537, T1578.001]' }),
      testText(ids.a),
    )
    expect(diagnostics).toEqual([])
    expect(exported).toBe(3)
    expect(files.map(({ path }) => path)).toEqual([
      'atomics/T1537/T1537.yaml',
      'atomics/T1537/T1537.signals.yaml',
      'atomics/T1578.001/T1578.001.yaml',
      'atomics/T1578.001/T1578.001.signals.yaml',
    ])
    const [outside, outsideSignals, copies, copiesSignals] = files.map(({ text }) => parse(text))
    expect(outside.display_name).toBe('Transfer Data to Cloud Account')
    expect(outsideSignals).toEqual({
      schema: 'spoor/signals@1',
      tests: { [ids.b]: { attack: ['T1537', 'T1578.001'], expect: {}, description: null } },
    })
    const guids = copies.atomic_tests.map((one: { auto_generated_guid: string }) => one)
    expect(guids).toMatchObject([{ auto_generated_guid: ids.a }, { auto_generated_guid: ids.c }])
    expect(Object.keys(copiesSignals.tests)).toEqual([ids.a, ids.c])
  })

  it('are written the same whatever the order they come in', () => {
    const texts = [testText(ids.a), testText(ids.b), testText(ids.c)]
    expect(exportTexts(...texts.toReversed()).files).toEqual(exportTexts(...texts).files)
  })

  it('without commands are counted', () => {
    const bare = testText(ids.a).replace(/executor.*\n/, '')
    expect(exportTexts(bare)).toEqual({
      files: [],
      exported: 0,
      withoutExecutor: 1,
      diagnostics: [],
    })
  })

  it('have commands of several lines as blocks', () => {
    const text = testText(ids.a, { executor: '\n  name: sh\n  command: |\n    ls\n    pwd' })
    expect(exportTexts(text).files[0]?.text).toContain(
      '      command: |\n        ls\n        pwd\n',
    )
  })
})

describe('a test that cannot be an Atomic', () => {
  it.each([
    ['{name: sh}', 'an executor "sh" needs command'],
    ['{name: manual}', 'an executor "manual" needs steps'],
    ['{name: sh, command: ls, steps: x}', 'an executor "sh" has no place for steps'],
    ['{name: manual, steps: Look there, command: ls}', 'has no place for command'],
    ['{name: manual, steps: Look}', 'as an Atomic, executor.steps: Too small'],
    ["{name: sh, command: ''}", 'as an Atomic, executor.command: Too small'],
    ["{name: sh, command: 'echo #{x}'}", '#{x} is not declared in input_arguments'],
  ])('because of its executor %s is told at its line', (executor, reason) => {
    const made = exportTexts(testText(ids.b), testText(ids.a, { executor }))
    expect(made.exported).toBe(1)
    expect(told(made)).toEqual([expect.stringContaining('1.yaml:6 the test cannot be exported: ')])
    expect(told(made)[0]).toContain(reason)
    expect(made.diagnostics[0]?.code).toBe('atomic-not-exported')
  })

  it('because of an input or prerequisite is told there', () => {
    const inputs = '\n  xx: {description: X, type: float, default: "1"}'
    const prerequisites = '\n  - {description: D, check: "echo #{y}"}'
    const command = "{name: sh, command: 'echo #{xx}'}"
    expect(told(exportTexts(testText(ids.a, { executor: command, inputs })))).toEqual([
      expect.stringMatching(
        /^0.yaml:9 .*input_arguments.xx.default: must be null or of type float/,
      ),
    ])
    expect(told(exportTexts(testText(ids.a, { prerequisites })))).toEqual([
      expect.stringMatching(/^0.yaml:9 .*dependencies.0: #\{y\} is not declared/),
    ])
  })

  it('because its id is taken is told', () => {
    const made = exportTexts(testText(ids.a), testText(ids.a))
    expect(made.exported).toBe(1)
    expect(told(made)).toEqual([
      '1.yaml:2 the test cannot be exported: its id is that of 0.yaml too',
    ])
  })

  it('because it is none is told like any document', () => {
    const made = exportTexts('schema: spoor/scenario@1\n')
    expect([made.exported, made.withoutExecutor]).toEqual([0, 0])
    expect(made.diagnostics[0]?.code).toBe('document-invalid')
  })
})
