import { describe, expect, it } from 'vitest'
import { ec2Rule, scenarioText, testText, theft } from '../../test/builders/test-document.ts'
import { createTestRunner } from './test-run.ts'

const run = createTestRunner({
  detections: [ec2Rule('shared', 'ModifySnapshotAttribute')],
  scenarios: [{ text: scenarioText(theft), file: 'story.yaml' }],
})

describe('a runner of tests', () => {
  it('runs one file after another, with what came of each', async () => {
    const text = testText(theft, 'expect: {detections: {fire: [shared]}}\n')
    expect(await run({ text, file: 'a.yaml' })).toMatchObject({
      file: 'a.yaml',
      summary: {
        name: 'A test for tests',
        file: 'a.yaml',
        cases: [{ failures: [], origin: 'emulated' }],
      },
      diagnostics: [],
    })
    const failing = testText(theft, 'expect: {detections: {silent: [shared]}}\n')
    const { summary } = await run({ text: failing, file: 'b.yaml' })
    expect(summary?.cases[0]?.failures).toEqual([{ message: 'shared must be silent and fired' }])
  })

  it('has no summary of a test with an error', async () => {
    const outcome = await run({ text: 'schema: spoor/emulation-test@1\n', file: 'c.yaml' })
    expect(outcome).not.toHaveProperty('summary')
    expect(outcome.diagnostics.map(({ file, severity }) => [file, severity])).toContainEqual([
      'c.yaml',
      'error',
    ])
  })

  it('knows the scenarios that it was given', async () => {
    const text = testText(theft, 'expect: {detections: {fire: [shared]}}\nscenario: a-story\n')
    expect((await run({ text, file: 'd.yaml' })).summary?.cases[0]?.failures).toEqual([])
  })
})
