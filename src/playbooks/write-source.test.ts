import { expect, test } from 'vitest'
import { playbookOf } from '../../test/builders/playbook-pages.ts'
import { legacyNote } from './legacy-sign.ts'

const signed = `# T1578.001\n${legacyNote}\n*Last pulled from Mitre on: 23 June 2022*`

/** A notebook whose only cell has a source as it is written here. */
function withSource(source: string): string {
  return `{"cells": [\n  {"cell_type": "markdown", "metadata": {},\n   "source": ${source}}\n], "nbformat": 4}`
}

function rewritten(source: string): string {
  const text = withSource(source)
  const changed = playbookOf(text).replaceManaged({ blocks: ['# One\n\n', 'two\n\n'] })
  return changed.slice(changed.indexOf('"source": ') + 10, changed.lastIndexOf('}\n]'))
}

const lines = signed.split(/(?<=\n)/).map((line) => JSON.stringify(line))

test('a string stays a string', () => {
  expect(rewritten(JSON.stringify(signed))).toBe('"# One\\n\\ntwo"')
})

test('line breaks at the end and within stay as they were', () => {
  expect(rewritten(JSON.stringify(`${signed}\n\n`))).toBe('"# One\\n\\ntwo\\n\\n"')
  const windows = `${signed.replaceAll('\n', '\r\n')}\r\n`
  expect(rewritten(JSON.stringify(windows))).toBe('"# One\\r\\n\\r\\ntwo\\r\\n"')
})

test('a list on one line stays on one line, with its own gaps', () => {
  expect(rewritten(`[ ${lines.join(' , ')} ]`)).toBe('[ "# One\\n" , "\\n" , "two" ]')
  expect(rewritten(`[${lines.join(',')}]`)).toBe('["# One\\n","\\n","two"]')
  expect(rewritten(`[${JSON.stringify(signed)}]`)).toBe('["# One\\n\\n", "two"]')
})

test('a list over several lines keeps its margin and its closing bracket', () => {
  expect(rewritten(`[\n\t\t${lines.join(',\n\t\t')}\n  ]`)).toBe(
    '[\n\t\t"# One\\n",\n\t\t"\\n",\n\t\t"two"\n  ]',
  )
})

test('an empty list that is tagged is filled', () => {
  const text = withSource('[]').replace('{}', '{"tags": ["spoor-managed"]}')
  const changed = playbookOf(text).replaceManaged({ blocks: ['# One\n\n'] })
  expect(JSON.parse(changed)).toMatchObject({ cells: [{ source: ['# One'] }] })
})
