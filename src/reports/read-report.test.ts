import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casts, reportedMatch, reportedTheft } from '../../test/builders/reported-finding.ts'
import type { ReportedFinding } from './report-schema.ts'
import { readFinding, readReport, type ReportReading } from './read-report.ts'

const head = {
  schema: 'spoor/report@1',
  tool: { name: 'spoor', version: '0' },
  summary: { own_accounts: ['111122223333'] },
}
const findings = [reportedTheft(casts.aws), reportedMatch(casts.aws)]
const document = JSON.stringify({ ...head, findings, diagnostics: [] }, null, 2)
const lines = [
  { type: 'summary', ...head },
  ...findings.map((one) => ({ type: 'finding', ...one })),
  { type: 'diagnostic' },
]
  .map((one) => `${JSON.stringify(one)}\n`)
  .join('')

function read(text: string): ReportReading {
  return readReport({ file: 'r', text })
}

function codesOf(text: string): readonly string[] {
  return read(text).diagnostics.map(({ code, severity, line }) =>
    [code, severity, ...(line === undefined ? [] : [line])].join(' '),
  )
}

describe('a report', () => {
  it.each([
    ['JSON', document],
    ['JSON on one line', JSON.stringify(JSON.parse(document))],
    ['NDJSON', lines],
    ['NDJSON of Windows', `\uFEFF${lines.replaceAll('\n', '\r\n')}`],
  ])('in %s gives its findings in their order', (_, text) => {
    const { report, diagnostics } = read(text)
    expect(diagnostics).toEqual([])
    expect(report?.ownAccounts).toEqual(['111122223333'])
    expect(report?.findings.map(({ id, severity }) => [id, severity])).toEqual(
      findings.map(({ id, severity }) => [id, severity]),
    )
    const [first] = report?.findings ?? []
    expect(first && readFinding(first, 'r').finding).toEqual(findings[0])
  })

  it.each([
    ['nothing', '', 'report-invalid error'],
    ['other JSON', '{"Records":[]}', 'report-invalid error'],
    ['a list', '[]', 'report-invalid error'],
    ['no JSON', 'Disk vol-1: copied', 'report-invalid error'],
    ['another document of Spoor', '{"schema":"spoor/history@1","rows":0}', 'report-invalid error'],
    ['a report without findings', '{"schema":"spoor/report@1"}', 'report-invalid error'],
    ['a later format', '{"schema":"spoor/report@2","findings":[]}', 'report-version error'],
    [
      'a later format in lines',
      '{"type":"summary","schema":"spoor/report@12"}\n',
      'report-version error',
    ],
    ['a report cut in its middle', document.slice(0, -200), 'report-cut error'],
  ])('that is none is refused: %s', (_, text, code) => {
    expect(codesOf(text)).toEqual([code])
    expect(read(text).report).toBeUndefined()
    expect(read(text).diagnostics[0]?.hint).toBeTruthy()
  })

  it('names the document that it is instead', () => {
    expect(read('{"schema":"spoor/history@1"}').diagnostics[0]?.message).toContain(
      'spoor/history@1',
    )
  })

  it('in lines that was cut gives what stands before', () => {
    const { report } = read(lines.slice(0, -300))
    expect(report?.findings).toHaveLength(1)
    expect(codesOf(lines.slice(0, -300))).toEqual(['report-cut warning 3'])
  })

  it('with a broken line gives the others', () => {
    const [first = '', ...rest] = lines.split('\n')
    const broken = [first, '{"type":"finding", oh', ...rest].join('\n')
    expect(codesOf(broken)).toEqual(['report-line-invalid warning 2'])
    expect(read(broken).report?.findings).toHaveLength(2)
  })

  it('of a hostile hand is refused or read, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(200), (text, cut) => {
        const hostile = document.slice(0, cut) + text + document.slice(cut + 40)
        for (const one of [text, hostile, `{"schema":"spoor/report@1","findings":[${text}]}`]) {
          const { report, diagnostics } = read(one)
          expect(report !== undefined || diagnostics.length > 0).toBe(true)
          for (const kept of report?.findings ?? []) readFinding(kept, 'r')
        }
      }),
      { numRuns: 200 },
    )
    const deep = `{"schema":"spoor/report@1","findings":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`
    const [kept] = read(deep).report?.findings ?? []
    expect(kept && readFinding(kept, 'r').diagnostics[0]?.code).toBe('report-finding-invalid')
  })
})

describe('a finding', () => {
  const place = { id: 'f', title: 't', severity: 'low', place: 'findings[0]' }

  function faultsOf(finding: unknown): readonly string[] {
    const value = JSON.parse(JSON.stringify(finding))
    return readFinding({ ...place, value }, 'r').diagnostics.map(({ message }) => message)
  }

  it('is told by what is wrong in it, and where', () => {
    const theft = reportedTheft(casts.aws)
    expect(faultsOf({ ...theft, severity: 'grave' })[0]).toMatch(/^findings\[0\]\.severity: /)
    const steps = theft.chain?.steps.map((step, at) =>
      at === 1 ? { ...step, time: 'noon' } : step,
    )
    expect(faultsOf({ ...theft, chain: { ...theft.chain, steps } })[0]).toMatch(
      /^findings\[0\]\.chain\.steps\[1\]\.time: /,
    )
  })

  it('of a later version may hold more', () => {
    const more: ReportedFinding & { readonly colour: string } = {
      ...reportedTheft(casts.aws),
      colour: 'red',
    }
    expect(faultsOf(more)).toEqual([])
  })

  it('with very many faults tells the first five and how many more there are', () => {
    const faults = faultsOf({ title: 1 })
    expect(faults).toHaveLength(5)
    expect(faults.at(-1)).toMatch(/and \d+ more faults$/)
  })
})
