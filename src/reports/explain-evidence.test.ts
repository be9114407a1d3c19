import { expect, it } from 'vitest'
import { casts, reportedTheft } from '../../test/builders/reported-finding.ts'
import { evidenceBlocks, mostSaid, recordBlocks } from './explain-evidence.ts'

const finding = reportedTheft(casts.aws)

it('the records of one event are told together, the first twenty of very many', () => {
  const [first] = finding.evidence
  if (first === undefined) throw new TypeError('no evidence')
  const evidence = Array.from({ length: 25 }, (_, at) => ({
    ...first,
    record: `r-${at}`,
    line: at + 1,
  }))
  const [, list] = evidenceBlocks({ ...finding, evidence })
  const [text = ''] = list?.kind === 'list' ? list.items : []
  expect(text).toContain('line 20 r-19, and 5 more records')
  expect(text).not.toContain('r-20')
})

it('raw records beyond those that are looked for are counted', () => {
  const [first] = finding.evidence
  if (first === undefined) throw new TypeError('no evidence')
  const evidence = Array.from({ length: mostSaid + 3 }, () => first)
  const blocks = recordBlocks({ ...finding, evidence }, new Map([[first.record, { time: 1 }]]))
  expect(blocks.at(-1)).toEqual({ kind: 'paragraph', text: '3 more records are not shown.' })
  expect(blocks.filter(({ kind }) => kind === 'code')).toHaveLength(mostSaid)
})
