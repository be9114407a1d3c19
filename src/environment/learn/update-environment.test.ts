import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEnvironment } from '../configuration/read-environment.ts'
import type { Proposal } from './proposal.ts'
import { updateEnvironment } from './update-environment.ts'

const now = Date.UTC(2026, 9, 1)
const proposals: readonly Proposal[] = [
  { list: 'own.aws', entry: '111122223333', evidence: 'its own log was read' },
  { list: 'own.gcp', entry: 'example-build', evidence: 'its own log was read' },
  {
    list: 'partners',
    entry: { account: '444455556666', why: 'copies', until: '2026-12-29' },
    evidence: '5 shares',
  },
  { list: 'vaults', entry: { account: '777788889999', why: 'backups' }, evidence: '30 copies' },
  {
    list: 'automation',
    entry: { principal: 'arn:aws:iam::111122223333:role/b', why: 'nightly', verbs: ['create'] },
    evidence: '30 calls',
  },
  {
    list: 'workingHours',
    entry: { zone: 'UTC', days: ['monday'], from: '08:00', to: '16:00' },
    evidence: 'hours',
  },
]

const file = 'spoor.yaml'
const head = 'schema: spoor/environment@1\n'

/** The lines of the text that were there before, in their order. */
function isKept(before: string, after: string): boolean {
  let at = 0
  for (const unit of after) if (unit === before[at]) at++
  return at === before.length
}

const files: readonly (readonly [string, string])[] = [
  ['nothing but its schema', head],
  ['no last line break', 'schema: spoor/environment@1'],
  [
    'braces',
    '{"schema": "spoor/environment@1", "own": {"aws": ["222233334444"]}, "partners": []}\n',
  ],
  [
    'remarks everywhere',
    `# ours\n${head}# mine\nown: # accounts\n  # the first\n  aws: ["222233334444"] # production\n# behind\npartners:\n  - account: "333344445555" # they\n    why: |\n      long\n      text\n    until: 2027-01-01\n  # - account: gone\n\nvaults: [] # none\n# the end\n`,
  ],
  [
    'other indents',
    `${head}own:\n      gcp:\n      - example-web\nautomation:\n- why: x\n  principal: "arn:aws:iam::111122223333:role/a"\n`,
  ],
  ['a document between marks', `---\n${head}own: {domains: [example.com]}\n...\n`],
]

describe('a file that is updated', () => {
  it.each(files)('with %s keeps every byte and says the new as well', (_, text) => {
    const update = updateEnvironment({ text, file }, proposals, { now })
    expect(update.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(update.added).toEqual(proposals)
    const updated = update.text ?? ''
    expect(isKept(text, updated)).toBe(true)
    const { environment } = readEnvironment({ text: updated, file }, { now })
    expect(environment?.own.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['111122223333', 'example-build']),
    )
    expect(environment?.partners.map(({ id }) => id)).toContain('444455556666')
    expect(environment?.vaults.map(({ account }) => account)).toContain('777788889999')
    expect(environment?.workingHours).toHaveLength(1)
  })

  it.each(files)('with %s is as it was after the same again', (_, text) => {
    const { text: once = '' } = updateEnvironment({ text, file }, proposals, { now })
    const twice = updateEnvironment({ text: once, file }, proposals, { now })
    expect(twice.added).toEqual([])
    expect(twice.text).toBe(once)
  })

  it('keeps the line breaks of its system', () => {
    const text = `${head}own:\n  aws:\n    - "222233334444"\n`.replaceAll('\n', '\r\n')
    const { text: updated = '' } = updateEnvironment({ text, file }, proposals, { now })
    expect(updated.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(isKept(text, updated)).toBe(true)
  })

  it('puts the evidence above what it adds', () => {
    const text = `${head}own:\n  aws:\n    - "222233334444"\n`
    const { text: updated } = updateEnvironment({ text, file }, proposals.slice(0, 1), { now })
    expect(updated).toBe(`${text}    # its own log was read\n    - "111122223333"\n`)
  })

  it('may be the whole example of the documentation', () => {
    const page = readFileSync(new URL('../../../docs/environment.md', import.meta.url), 'utf8')
    const text = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
    const update = updateEnvironment({ text, file }, proposals, { now })
    expect(update.added.map(({ list }) => list)).toEqual(['own.gcp', 'automation'])
    expect(isKept(text, update.text ?? '')).toBe(true)
  })
})

describe('a file that is not', () => {
  it('has an error, which is told', () => {
    const update = updateEnvironment({ text: `${head}owm: 1\n`, file }, proposals, { now })
    expect(update.text).toBeUndefined()
    expect(update.added).toEqual([])
    expect(update.diagnostics).toMatchObject([{ severity: 'error', file, line: 2 }])
  })

  it('has no place for what is new, which is told', () => {
    // What is added to one list would stand in the other as well.
    const text = `${head}vaults: &none []\npartners: *none\n`
    const update = updateEnvironment({ text, file }, proposals, { now })
    expect(update.text).toBeUndefined()
    expect(update.diagnostics).toMatchObject([{ code: 'environment-not-updated', file }])
  })

  it('never says less or something else than it did', () => {
    const line = fc.constantFrom(
      'own:',
      '  aws:',
      '    - "222233334444"',
      '  aws: ["222233334444"]',
      'partners:',
      'vaults:',
      '  - account: "333344445555"',
      '    why: x',
      '    until: 2027-01-01',
      '# remark',
      '  # remark',
      '',
      'automation: []',
      'sensitive:',
      '  - {name: "a-*", why: x}',
      'vaults: &v []',
      '...',
      'partners: *v',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), (lines) => {
        const text = head + lines.map((one) => `${one}\n`).join('')
        const before = readEnvironment({ text }, { now }).environment
        const { text: updated } = updateEnvironment({ text, file }, proposals, { now })
        if (updated === undefined || before === undefined) return
        expect(isKept(text, updated)).toBe(true)
        const after = readEnvironment({ text: updated }, { now }).environment
        const kept = before.partners.map(({ id }) => id)
        expect(after?.partners.map(({ id }) => id)).toEqual(expect.arrayContaining(kept))
        expect(after?.sensitive.length).toBe(before.sensitive.length)
      }),
      { numRuns: 300 },
    )
  })
})
