import { describe, expect, it } from 'vitest'
import { ec2Rule } from '../../test/builders/test-document.ts'
import type { Coverage } from '../proving/coverage.ts'
import type { FileOutcome } from '../proving/test-run.ts'
import type { CaseSummary } from '../proving/test-summary.ts'
import { plainPaint } from './terminal-text.ts'
import {
  closingTestLine,
  countTests,
  failureLines,
  renderCoverage,
  renderTestJson,
  renderTestText,
} from './test-results.ts'

function oneCase(name: string, more: Partial<CaseSummary> = {}): CaseSummary {
  const none = { failures: [], fired: [], nearlyFired: [], actions: [] }
  return { kind: 'variant', name, origin: 'emulated', ...none, ...more }
}

function outcome(name: string, ...cases: readonly CaseSummary[]): FileOutcome {
  return {
    file: `${name}.yaml`,
    summary: { file: `${name}.yaml`, id: name, name, cases },
    diagnostics: [],
  }
}

const nearest = {
  id: 'e-1',
  satisfied: 2,
  of: 3,
  path: 'a.b',
  wanted: '= "x"',
  found: 'y',
  inEvent: false,
}
const good = outcome('good', oneCase('plain'), oneCase('kept', { kind: 'near-miss' }))
const bad = outcome(
  'bad',
  oneCase('fine'),
  oneCase('real', { origin: 'recorded', failures: [{ message: 'signal "s": not seen', nearest }] }),
)
const unread: FileOutcome = {
  file: 'unread.yaml',
  diagnostics: [
    {
      code: 'test-invalid',
      severity: 'error',
      message: 'no',
      file: 'unread.yaml',
      line: 3,
      hint: 'do',
    },
  ],
}

function text(outcomes: readonly FileOutcome[], verbose = false): string {
  return renderTestText(outcomes, { paint: plainPaint, verbose })
}

describe('the results of a run', () => {
  it('are a line for each test that passed, and what failed', () => {
    expect(text([good, bad, unread])).toBe(`ok    good (2 cases)
FAIL  bad (2 cases)
      bad.yaml
      FAIL real (variant, recorded)
           signal "s": not seen
           nearest record e-1: 2 of 3 conditions hold
           first difference: a.b of the record
             expected = "x"
             found    "y"
FAIL  unread.yaml
  unread.yaml:3: error[test-invalid]: no
    hint: do
`)
  })

  it('name every case where that is asked for', () => {
    expect(text([good], true)).toBe(`ok    good (2 cases)
      ok plain (variant, emulated)
      ok kept (near-miss, emulated)
`)
  })

  it('are counted by cases; a test that cannot be read is one that failed', () => {
    const counts = countTests([good, bad, unread])
    expect(counts).toEqual({ tests: 3, passed: 3, failed: 2 })
    expect(closingTestLine(counts)).toBe('3 passed, 2 failed')
  })

  it('are JSON for other programs', () => {
    const data: unknown = JSON.parse(renderTestJson([bad, unread]))
    expect(data).toMatchObject({
      schema: 'spoor/test-results@1',
      tests: [
        { summary: { cases: [{}, { failures: [{ nearest }] }] } },
        { diagnostics: [{ line: 3 }] },
      ],
      passed: 1,
      failed: 2,
    })
    expect(data).not.toHaveProperty('coverage')
    expect(data).not.toHaveProperty('mutants')
  })

  it('say in JSON which breaks no test notices', () => {
    const detection = ec2Rule('shared', 'ModifySnapshotAttribute')
    const mutants = [{ detection, mutants: 2, survivors: ['without a'] }]
    expect(JSON.parse(renderTestJson([good], { mutants }))).toMatchObject({
      mutants: [{ id: detection.id, title: 'shared', mutants: 2, survivors: ['without a'] }],
    })
  })

  it('hide no escape sequence in a name, a value or a message', () => {
    const evil = '\u001b[2J\u202e\r'
    const hostile = outcome(
      evil,
      oneCase(evil, {
        failures: [
          {
            message: evil,
            nearest: { ...nearest, id: evil, path: evil, wanted: evil, found: evil },
          },
        ],
      }),
    )
    const faulty = {
      ...unread,
      file: evil,
      diagnostics: [
        { ...unread.diagnostics[0], code: 'c', severity: 'error' as const, message: evil },
      ],
    }
    const shown = text([hostile, faulty])
    expect(shown).not.toMatch(/[\u001b\u202e\r]/)
    expect(shown).toContain('\\u{1b}[2J\\u{202e}\\u{d}')
  })
})

describe('a failure', () => {
  it('says where the difference lies and what was found, shortened', () => {
    const inEvent = failureLines({
      message: 'm',
      nearest: { ...nearest, inEvent: true, found: 'y'.repeat(500) },
    })
    expect(inEvent[2]).toBe('first difference: a.b of its event')
    expect(inEvent[4]).toBe(`  found    "${'y'.repeat(199)}...`)
    const { found: _none, ...absent } = nearest
    expect(failureLines({ message: 'm', nearest: absent })[4]).toBe('  found    nothing')
    expect(failureLines({ message: 'm' })).toEqual(['m'])
  })
})

describe('coverage', () => {
  const shared = ec2Rule('shared', 'ModifySnapshotAttribute')
  const { file: _none, ...nameless } = ec2Rule('bare', 'CopySnapshot')
  const coverage: Coverage = {
    withoutPositive: [shared],
    withoutNearMiss: [shared, nameless],
    verbs: ['export'],
    actions: [],
    counts: { detections: 2, verbs: 3, actions: 5 },
  }

  it('counts what is exercised and names what is not', () => {
    expect(renderCoverage(coverage)).toBe(`Detections with a positive: 1 of 2
  not shared (rules/shared.yml)
Detections with a near-miss: 0 of 2
  not shared (rules/shared.yml)
  not bare
Verbs shown: 2 of 3
  not export
Actions of the catalogue shown: 5 of 5
`)
  })

  it('stands in the JSON with the names of detections alone', () => {
    expect(JSON.parse(renderTestJson([good], { coverage }))).toMatchObject({
      coverage: {
        withoutPositive: [{ id: shared.id, title: 'shared' }],
        verbs: ['export'],
        counts: { detections: 2 },
      },
    })
  })
})
