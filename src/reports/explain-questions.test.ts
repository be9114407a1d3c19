import { describe, expect, it } from 'vitest'
import { casts, reportedTheft } from '../../test/builders/reported-finding.ts'
import { questionBlocks, tuningBlocks } from './explain-questions.ts'

describe('what to ask next', () => {
  it('names product and language where there are two of them', () => {
    const notes = questionBlocks(reportedTheft(casts.gcp), 'elastic').flatMap((block) =>
      block.kind === 'note' ? [block.text] : [],
    )
    expect(notes[0]).toMatch(/^Elastic, EQL: over logs-gcp\.audit-\*/)
    expect(notes[1]).toMatch(/^Elastic, ES\|QL: at most/)
  })

  it('shows the command of Spoor as a command', () => {
    const [, , code] = questionBlocks(reportedTheft(casts.gcp), 'spoor')
    expect(code).toMatchObject({ kind: 'code', language: 'shell' })
  })

  it('is nothing where a finding tells nothing', () => {
    expect(
      questionBlocks(
        reportedTheft(casts.aws, () => ({ steps: [] })),
        'all',
      ),
    ).toEqual([])
  })
})

it('what to tell Spoor says that placeholders must be replaced', () => {
  const [how, lead, code] = tuningBlocks(reportedTheft(casts.aws))
  expect(how).toMatchObject({
    kind: 'paragraph',
    text: expect.stringContaining('@ must be replaced'),
  })
  expect(lead).toEqual({ kind: 'lead', text: 'Is the account 777788889999 ours?' })
  expect(code).toMatchObject({ kind: 'code', language: 'yaml' })
})
