import { describe, expect, it } from 'vitest'
import { chooseFinding } from './choose-finding.ts'
import type { KeptFinding } from './read-report.ts'

const ids = [
  'finding-0123456789abcdef',
  'finding-0123ffffffffffff',
  'finding-a',
  'finding-ab',
  'odd',
]
const findings = ids.map((id): KeptFinding => ({
  id,
  title: `t ${id}`,
  severity: 'low',
  place: '',
  value: null,
}))

function chosen(id: string): string {
  const choice = chooseFinding(findings, id)
  return 'finding' in choice ? choice.finding.id : choice.fault.code
}

describe('the finding that is meant', () => {
  it.each([
    ['finding-0123456789abcdef', 'finding-0123456789abcdef'],
    ['FINDING-0123456789ABCDEF', 'finding-0123456789abcdef'],
    ['finding-01234', 'finding-0123456789abcdef'],
    ['01234', 'finding-0123456789abcdef'],
    ['0123f', 'finding-0123ffffffffffff'],
    ['finding-a', 'finding-a'],
    ['odd', 'odd'],
    ['0123', 'report-id-ambiguous'],
    ['finding-', 'report-id-ambiguous'],
    ['a', 'report-id-ambiguous'],
    ['9', 'report-id-unknown'],
    ['', 'report-id-unknown'],
  ])('%j is %s', (id, wanted) => {
    expect(chosen(id)).toBe(wanted)
  })

  it('is guessed where the id is misspelt', () => {
    const choice = chooseFinding(findings, '0123456789abcdee')
    expect(choice).toMatchObject({
      fault: { hint: 'did you mean finding-0123456789abcdef?' },
      near: [{ id: 'finding-0123456789abcdef' }],
    })
  })

  it('is one of several that are listed, or of all', () => {
    expect(chooseFinding(findings, '0123')).toMatchObject({
      near: [{ id: ids[0] }, { id: ids[1] }],
    })
    const unknown = chooseFinding(findings, 'zzzzzzzzzzzzzzzz')
    expect('near' in unknown && unknown.near).toHaveLength(findings.length)
    expect(chooseFinding([], 'x')).toMatchObject({ fault: { hint: 'the report has no findings' } })
  })
})
