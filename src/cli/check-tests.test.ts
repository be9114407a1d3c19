import { describe, expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { scenarioText, testText, theft } from '../../test/builders/test-document.ts'
import { checkTests } from './check-tests.ts'

const { root, put } = createInputFolder()
const rule = (name: string, eventName: string): string => `title: ${name}
logsource: {product: aws, service: cloudtrail}
detection: {a: {eventName: ${eventName}}, condition: a}
`

async function faultsOf(...paths: readonly string[]): Promise<readonly string[]> {
  const found = await checkTests(paths.map((path) => `${root}/${path}`))
  return found.map(({ code, message }) => `${code}: ${message}`)
}

describe('tests and scenarios beside rules', () => {
  put('whole/shared.yml', rule('shared', 'ModifySnapshotAttribute'))
  put('whole/story.yaml', scenarioText(theft))
  put(
    'whole/shared.test.yaml',
    testText(
      theft,
      'expect: {detections: {fire: [shared]}}\nnearMisses: [{name: n, drop: [give]}]\n',
    ),
  )

  it('prove the rules of the same folder', async () => {
    expect(await faultsOf('whole')).toEqual([
      // The near-miss lacks the call that the rule asks for, so its silence says nothing.
      'detection-unproved: no test is nearly "shared" and leaves it silent',
    ])
  })

  it('are told of when they fail or have faults', async () => {
    put('bad/copied.yml', rule('copied', 'CopySnapshot'))
    put('bad/copied.test.yaml', testText(theft, 'expect: {detections: {fire: [copied]}}\n'))
    put('bad/other.test.yaml', testText(theft, 'expects: {}\n'))
    put('bad/story.yaml', scenarioText('steps: [{by: nobody, do: list-disks}]\n'))
    expect(await faultsOf('bad')).toEqual([
      'scenario-invalid: nobody of the cast is called "nobody"',
      'test-failed: variant "as written": copied must fire and did not',
      expect.stringMatching(/^document-invalid: "expect"/),
      'document-unknown-key: the document has no key "expects"',
      'detection-unproved: no test makes "copied" fire',
      'detection-unproved: no test is nearly "copied" and leaves it silent',
    ])
  })

  it('are not asked for where there are none', async () => {
    put('foreign/rule.yml', rule('foreign', 'X'))
    expect(await faultsOf('foreign')).toEqual([])
  })

  it('are not looked for in a rule that is named', async () => {
    expect(await faultsOf('whole/shared.yml')).toEqual([])
    expect(await faultsOf('whole/story.yaml')).toEqual([])
  })
})
