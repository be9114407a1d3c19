import { expect, it } from 'vitest'
import { checkGuide, guideCells, localLinks } from './check-names.ts'
import type { KnownContent } from './known-content.ts'

const content: KnownContent = {
  detections: [{ id: 'd', name: 'aws_disk_shared', datasets: [], classes: [] }],
  scenarios: [{ id: 'benign-a-aws', kind: 'benign', class: 'A' }],
  tests: ['aws-share-disk'],
}

function told(text: string): readonly string[] {
  return checkGuide({ file: 'guide.md', text }, content).map(
    ({ code, line, column, message }) => `${line}:${column} ${code}: ${message}`,
  )
}

it('a guide names detections, scenarios and tests that there are', () => {
  expect(told('`aws_disk_shared` `benign-a-aws` `aws-share-disk`')).toEqual([])
  expect(told('x\n\ny `aws_disk_moved`, `benign-a-gcp`')).toEqual([
    '3:3 playbook-name-unknown: there is no detection aws_disk_moved',
    '3:21 playbook-name-unknown: there is no scenario or test benign-a-gcp',
  ])
})

it('what begins otherwise, or is no such name, is none of ours', () => {
  expect(told('`user_name_here` `aws_disk` `x-y-z` `AWS_DISK_X` aws_disk_moved')).toEqual([])
})

it('its queries must run', () => {
  expect(told('```eql\nany where x ==\n```')).toEqual([
    expect.stringMatching(/^2:\d+ playbook-query-invalid: the query has a fault: /),
  ])
  expect(told('```kuery\nx == (\n```')).toEqual([])
})

it('links to files beside a page are told from all others', () => {
  const text = `[a](b.md) [c](d/e.eql#f) [g](h%20i.md) [j](%zz.md)
[k](https://x.org/l.md) [m](/n.md) [o](#p) [q](folder) [w](example.lan) [r](mailto:s@t.md)
\`\`\`
[u](v.md)
\`\`\``
  expect(localLinks(guideCells({ file: 'x', text })).map(({ path }) => path)).toEqual([
    'b.md',
    'd/e.eql',
    'h i.md',
    '%zz.md',
  ])
})
