import { describe, expect, it } from 'vitest'
import { ec2Rule, testText, theft } from '../../test/builders/test-document.ts'
import { mutantsOf, renderMutants } from './test-mutants.ts'

const shared = ec2Rule('shared', 'ModifySnapshotAttribute')

describe('mutants', () => {
  it('that survive are named for each detection, and all are counted', () => {
    const copied = ec2Rule('\u001b[31mcopied', 'CopySnapshot')
    expect(
      renderMutants([
        { detection: shared, mutants: 5, survivors: ['without a', 'b turned round'] },
        { detection: { ...copied, title: '\u001b[31mcopied' }, mutants: 3, survivors: [] },
      ]),
    ).toBe(`
3 of 5 mutants noticed: shared
  survives: without a
  survives: b turned round
3 of 3 mutants noticed: \\u{1b}[31mcopied
6 of 8 mutants noticed, 2 survive
`)
  })

  it('are made of the tests that can be read', async () => {
    const files = [
      { file: 'a.yaml', text: testText(theft, 'expect: {detections: {fire: [shared]}}\n') },
      { file: 'b.yaml', text: 'schema: spoor/emulation-test@1\n' },
    ]
    const run = { detections: [shared], scenarios: [] }
    const outcomes = await mutantsOf({ files, run, diagnostics: [] })
    expect(renderMutants(outcomes)).toMatch(/\n1 of 6 mutants noticed: shared\n/)
  })
})
