import { describe, expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { scenarioText, testText, theft } from '../../test/builders/test-document.ts'
import { readTestRun, readTests } from './test-files.ts'

const { root, put } = createInputFolder()
const rule =
  'title: mine\nlogsource: {product: aws}\ndetection: {a: {eventName: X}, condition: a}\n'
const test = put('all/a.test.yaml', testText(theft, 'expect: {detections: {fire: [mine]}}\n'))
put('all/rule.yml', rule)
put('all/deep/story.yaml', scenarioText(theft))

describe('tests', () => {
  it('are read with the rules and scenarios of the same paths, beside those that ship', async () => {
    const { files, run, diagnostics } = await readTests([`${root}/all`])
    expect(files.map(({ file }) => file)).toEqual([test])
    expect(run.detections.filter(({ builtIn }) => builtIn !== true)).toMatchObject([
      { title: 'mine' },
    ])
    expect(run.detections.length).toBeGreaterThan(10)
    expect(run.scenarios.map(({ file }) => file)).toContain(`${root}/all/deep/story.yaml`)
    expect(run.scenarios.length).toBeGreaterThan(1)
    expect(diagnostics).toEqual([])
  })

  it('are those that ship when no path is given', async () => {
    const { files, run } = await readTests([])
    expect(files.length).toBeGreaterThan(10)
    expect(files.every(({ text }) => text.includes('spoor/emulation-test@1'))).toBe(true)
    expect(run.detections.every(({ builtIn }) => builtIn === true)).toBe(true)
  })

  it('need no rule beside them', async () => {
    expect((await readTests([test])).diagnostics).toEqual([])
  })

  it('at a path that is not there are told of once', async () => {
    const { files, diagnostics } = await readTests([`${root}/gone`])
    expect(files).toEqual([])
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['rules-unreadable', `${root}/gone`],
    ])
  })
})

it('a document of a kind that there is not is warned of, once', async () => {
  put('odd/a.yaml', 'schema: spoor/emulation-tests@1\n')
  put('odd/b.yaml', 'schema: spoor/scenario@2\n')
  put('odd/emulation.json', '{"schema": "spoor/emulation@1"}')
  const { files, diagnostics } = await readTests([`${root}/odd`])
  expect(files).toEqual([])
  expect(diagnostics.map(({ code, severity, file, hint }) => [code, severity, file, hint])).toEqual(
    [
      ['a.yaml', 'spoor/emulation-test@1'],
      ['b.yaml', 'spoor/scenario@1'],
    ].map(([name, meant]) => [
      'document-schema-unknown',
      'warning',
      `${root}/odd/${name}`,
      expect.stringContaining(`did you mean "${meant}"`),
    ]),
  )
})

it('what a thread needs to run tests is read from the same paths', async () => {
  const { run, diagnostics } = await readTestRun([`${root}/all`])
  expect([run, diagnostics]).toEqual([(await readTests([`${root}/all`])).run, []])
})
