import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { formatDiagnostic } from './diagnostic.ts'
import { readDocument } from './document.ts'

const schema = z.strictObject({
  schema: z.literal('spoor/story@1'),
  steps: z.array(z.strictObject({ at: z.string(), level: z.enum(['low', 'high']).optional() })),
  size: z.union([z.number(), z.strictObject({ from: z.number() })]).optional(),
})

function faultsOf(text: string): readonly string[] {
  const { diagnostics } = readDocument({ text, file: 'story.yaml' }, schema)
  return diagnostics.map(formatDiagnostic)
}

describe('a document', () => {
  it('is read when it follows its schema, as YAML or as JSON', () => {
    const value = { schema: 'spoor/story@1', steps: [{ at: '+1m' }] }
    expect(readDocument({ text: 'schema: spoor/story@1\nsteps: [{at: +1m}]\n' }, schema)).toEqual({
      value,
      diagnostics: [],
      complain: expect.any(Function),
      lineOf: expect.any(Function),
    })
    expect(readDocument({ text: JSON.stringify(value) }, schema).value).toEqual(value)
  })

  it('says where a key is wrong, and which was meant', () => {
    expect(faultsOf('schema: spoor/story@1\nsteps:\n  - at: +1m\n    levl: low\n')).toEqual([
      'story.yaml:4:5: error[document-unknown-key]: "steps.0" has no key "levl"\n  hint: did you mean "level"?',
    ])
  })

  it('says where a value is wrong, and what stands there', () => {
    expect(faultsOf('schema: spoor/story@1\nsteps:\n  - at: 5\n    level: hgih\n')).toEqual([
      'story.yaml:3:9: error[document-invalid]: "steps.0.at": expected string, received number, but it says 5',
      'story.yaml:4:12: error[document-invalid]: "steps.0.level": expected one of "low"|"high", but it says "hgih"\n  hint: did you mean "high"?',
    ])
  })

  it('tells of a choice what the nearest branch says', () => {
    expect(faultsOf('schema: spoor/story@1\nsteps: []\nsize: {form: 1, from: 2}\n')).toEqual([
      'story.yaml:3:8: error[document-unknown-key]: "size" has no key "form"\n  hint: did you mean "from"?',
    ])
  })

  it.each([
    ['', 'document-invalid'],
    ['a: [', 'document-yaml'],
    ['a: 1\na: 2\n', 'document-duplicate-key'],
    ['a: 1\n---\nb: 1\n', 'document-invalid'],
    [`a: ${'['.repeat(99)}${']'.repeat(99)}`, 'document-too-large'],
  ])('%j is refused as %s', (text, code) => {
    const { value, diagnostics } = readDocument({ text }, schema)
    expect(value).toBeUndefined()
    expect(diagnostics.map((one) => one.code)).toEqual([code])
  })

  it('takes complaints about its values and places them', () => {
    const read = readDocument({ text: 'schema: spoor/story@1\nsteps:\n  - at: x\n' }, schema)
    read.complain(['steps', 0, 'at'], { code: 'no-time', severity: 'error', message: 'no time' })
    expect(read.diagnostics).toMatchObject([{ code: 'no-time', line: 3, column: 9 }])
  })
})
