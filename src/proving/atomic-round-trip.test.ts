/** What goes to Atomic Red Team and back is what it was, for any test. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDiagnostic } from '../base/diagnostic.ts'
import { readDocument } from '../base/document.ts'
import { printYaml } from './atomic-yaml.ts'
import { type EmulationTest, emulationTestSchema } from './emulation-test.ts'
import { exportAtomics } from './export-atomics.ts'
import { importAtomics } from './import-atomics.ts'
import type { TestFile } from './test-run.ts'

function readTest({ text }: { readonly text: string }): EmulationTest {
  const { value, diagnostics } = readDocument({ text }, emulationTestSchema)
  if (value === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return value
}

const text = fc.oneof(
  fc.string({ minLength: 1, unit: fc.constantFrom(...Array.from('ab \n\t#{}:-"\'\\$1é')) }),
  fc.string({ minLength: 1, unit: 'grapheme' }),
)
function byId(one: EmulationTest, other: EmulationTest): number {
  return one.id < other.id ? -1 : 1
}

/** What stands by chance as #{...} is no input, and would keep a test from being an Atomic. */
const command = text.map((one) => one.replaceAll('#{', '# {'))
const optional = { requiredKeys: [] }

/** Small tests of any kind; their commands use some of their inputs. */
const anyTest = fc
  .record({
    id: fc.uuid({ version: 4 }),
    name: text.map((one) => `Name ${one}`),
    description: fc.option(text, { nil: undefined }),
    attack: fc.uniqueArray(fc.constantFrom('T1578.001', 'T1537', 'T1530', 'T9999'), {
      minLength: 1,
    }),
    platforms: fc.uniqueArray(fc.constantFrom('iaas:aws', 'iaas:azure', 'iaas:gcp'), {
      minLength: 1,
    }),
    inputs: fc.option(
      fc.dictionary(
        fc.stringMatching(/^[a-z0-9][\w-]{1,8}$/),
        fc.oneof(
          fc.record(
            {
              description: text,
              type: fc.constantFrom('string', 'path'),
              default: fc.oneof(text, fc.integer()),
            },
            { requiredKeys: ['description'] },
          ),
          fc.record({
            description: text,
            type: fc.constant('integer'),
            default: fc.integer().map((one) => one || 0),
          }),
          fc.record({ description: text, default: fc.constantFrom(0.5, 1e-7, 3) }),
        ),
        { maxKeys: 4, noNullPrototype: true },
      ),
      { nil: undefined },
    ),
    prerequisites: fc.option(
      fc.array(
        fc.record(
          { description: text, check: command, get: command },
          { requiredKeys: ['description', 'check'] },
        ),
        { maxLength: 2 },
      ),
      { nil: undefined },
    ),
    safety: fc.option(fc.record({ costs: text, exposes: text }), { nil: undefined }),
    shell: fc.record({ command, cleanup: command, elevation: fc.boolean() }, optional),
    isManual: fc.boolean(),
    used: fc.integer({ min: 0, max: 4 }),
    expect: fc.record({ findings: fc.record({ title: text }), lineage: fc.constant([]) }, optional),
    telemetry: fc.option(fc.constant([{ variant: 'v', change: { a: { by: null } } }]), {
      nil: undefined,
    }),
  })
  .map(({ shell, isManual, used, ...test }) => {
    const names = Object.keys(test.inputs ?? {}).slice(0, used)
    const call = `echo ${names.map((name) => `"#{${name}}"`).join(' ')}\n`
    const { command: first = '', elevation, cleanup } = shell
    const own = isManual
      ? { name: 'manual', steps: `Do this: ${first}${call}` }
      : { name: 'bash', command: `${first}${call}`, cleanup }
    const executor = elevation === undefined ? own : { ...own, elevation }
    return { schema: 'spoor/emulation-test@1', ...test, executor }
  })

describe('a round trip', () => {
  it('gives back any test, and writes it the same again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyTest, { maxLength: 3, selector: ({ id }) => id }), (list) => {
        const sources = list.map((test, place): TestFile => {
          // A key that is undefined is one that is not there.
          return { file: `${place}.yaml`, text: printYaml(JSON.parse(JSON.stringify(test))) }
        })
        const once = exportAtomics(sources)
        expect(once.diagnostics).toEqual([])
        const pairs = once.files.filter((_, place) => place % 2 === 0)
        const atomics = pairs.map(({ path, text: atomic }) => {
          const side = once.files.find((one) => one.path === path.replace('.yaml', '.signals.yaml'))
          return {
            atomic: { file: path, text: atomic },
            signals: { file: side?.path ?? '', text: side?.text ?? '' },
          }
        })
        const back = importAtomics(atomics)
        expect(back.diagnostics).toEqual([])
        expect(back.tests.map(readTest).sort(byId)).toEqual(sources.map(readTest).sort(byId))
        const files = back.tests.map(({ path, text: test }) => ({ file: path, text: test }))
        expect(exportAtomics(files).files).toEqual(once.files)
      }),
      { numRuns: 60 },
    )
  })
})
