import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FileOutcome } from '../proving/test-run.ts'
import type { CaseSummary } from '../proving/test-summary.ts'
import { renderJunit } from './junit.ts'

function oneCase(name: string, ...messages: readonly string[]): CaseSummary {
  const none = { fired: [], nearlyFired: [], actions: [] }
  const failures = messages.map((message) => ({ message }))
  return { kind: 'variant', name, origin: 'emulated', failures, ...none }
}

function outcome(file: string, name: string, ...cases: readonly CaseSummary[]): FileOutcome {
  return { file, summary: { file, id: 'i', name, cases }, diagnostics: [] }
}

describe('JUnit', () => {
  it('has a suite for each test and a case for each case', () => {
    const nearest = { id: 'e', satisfied: 0, of: 1, path: 'a', wanted: '= 1', inEvent: false }
    const failed: CaseSummary = { ...oneCase('bad'), failures: [{ message: 'not seen', nearest }] }
    expect(renderJunit([outcome('a.yaml', 'A', oneCase('good'), failed)])).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="spoor" tests="2" failures="1">
  <testsuite name="A" tests="2" failures="1">
    <testcase name="variant: good" classname="a.yaml"/>
    <testcase name="variant: bad" classname="a.yaml"><failure message="not seen">not seen&#10;nearest record e: 0 of 1 conditions hold&#10;first difference: a of the record&#10;  expected = 1&#10;  found    nothing</failure></testcase>
  </testsuite>
</testsuites>
`,
    )
  })

  it('has a case with an error for a test that cannot be read', () => {
    const diagnostics = [
      { code: 'c', severity: 'error', message: 'bad <x>', file: 'a', line: 2 },
    ] as const
    expect(renderJunit([{ file: 'a', diagnostics }])).toContain(
      `<testsuites name="spoor" tests="1" failures="1">
  <testsuite name="a" tests="1" failures="1">
    <testcase name="a" classname="a"><error message="the test cannot be read">a:2: error[c]: bad &lt;x&gt;</error></testcase>
`,
    )
  })

  it('is XML whatever stands in names and messages', () => {
    const unit = fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      '\n',
      '\u0000',
      '\u001b',
      '\ud800',
      '\uffff',
      'é',
      '😀',
      ']]>',
    )
    const anyText = fc.string({ unit, maxLength: 12 })
    fc.assert(
      fc.property(anyText, anyText, anyText, (file, name, message) => {
        const xml = renderJunit([outcome(file, name, oneCase(name, message))])
        // oxlint-disable-next-line no-control-regex -- these are what XML forbids
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
        expect(xml).not.toMatch(/\p{Cs}/u)
        const bare = xml.replace(/&(amp|lt|gt|quot|apos|#10);/g, '')
        expect(bare).not.toContain('&')
        // Seven elements, each opened and closed, and nothing that looks like another.
        expect(bare.match(/<[a-z/?]/g)).toHaveLength(9)
        expect(bare.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>"]/)
      }),
    )
  })
})
