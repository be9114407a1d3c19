import { describe, expect, it, vi } from 'vitest'
import { ec2Rule, testText, theft } from '../../test/builders/test-document.ts'
import { runTests } from './run-tests.ts'

const fires = testText(theft, 'expect: {detections: {fire: [shared]}}\n')
const files = [
  { file: 'one.yaml', text: fires },
  { file: 'two.yaml', text: 'schema: spoor/emulation-test@1\n' },
  { file: 'three.yaml', text: fires.replace('fire:', 'silent:') },
]
const run = { detections: [ec2Rule('shared', 'ModifySnapshotAttribute')], scenarios: [] }

describe('a run', () => {
  it('gives what came of every file, in the order of the files', async () => {
    const outcomes = await runTests({ files, run, diagnostics: [] }, { paths: [], jobs: 4 })
    expect(
      outcomes.map(({ file, summary }) => [
        file,
        summary?.cases[0]?.failures.map((one) => one.message),
      ]),
    ).toEqual([
      ['one.yaml', []],
      ['two.yaml', undefined],
      ['three.yaml', ['shared must be silent and fired']],
    ])
  })

  it('tells of each file that is done', async () => {
    const onOutcome = vi.fn<() => void>()
    await runTests({ files, run, diagnostics: [] }, { paths: [], onOutcome })
    expect(onOutcome).toHaveBeenCalledTimes(3)
  })
})
