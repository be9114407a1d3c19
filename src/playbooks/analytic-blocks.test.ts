import { expect, it } from 'vitest'
import { readAnalyticBlocks } from './analytic-blocks.ts'
import type { AnalystCell } from './playbook.ts'

function cell(text: string, kind: AnalystCell['kind'] = 'markdown'): AnalystCell {
  return { kind, text, placeInFile: (at) => at }
}

const page = `## Host Analytics
#### Analytic 1
  * **Source:** \`aws.cloudtrail\`,
    \`gcp.audit\`
  * **Query:**

no field
\`\`\`EQL
#### Analytic 9
* **Source:** code
\`\`\`
#### Analytic 2: next
`

it('an analytic has the fields and queries below it, and nothing of code is taken for a page', () => {
  const [first, second, ...others] = readAnalyticBlocks([cell(page)])
  expect(others).toEqual([])
  expect(first?.fields.map(({ name, text }) => [name, text])).toEqual([
    ['source', '`aws.cloudtrail`, `gcp.audit`'],
    ['query', ''],
  ])
  expect(first?.queries).toMatchObject([
    { language: 'eql', text: '#### Analytic 9\n* **Source:** code' },
  ])
  expect(page.slice(first?.queries[0]?.at)).toMatch(/^#### Analytic 9/)
  expect(second).toMatchObject({ section: 'host', number: 2, fields: [], queries: [] })
})

it('one goes on into the next cell, and ends at a heading of its rank', () => {
  const cells = [
    cell('## Cloud Analytics\n#### Analytic 1\n* **Tool:** a'),
    cell('* **Notes:** code cells are none', 'code'),
    cell('* **Notes:** b\n### Other\n* **Source:** c\n## End\n#### Analytic 2'),
  ]
  expect(
    readAnalyticBlocks(cells).map(({ number, fields }) => [number, fields.map(({ text }) => text)]),
  ).toEqual([[1, ['a', 'b']]])
})
