import { describe, expect, it } from 'vitest'
import { createInputFolder, ec2Line } from '../../test/builders/input-folder.ts'
import { findRecords } from './find-records.ts'

const { put } = createInputFolder()
const action = 'CreateSnapshot'
const lines = ['e-1', 'e-2', 'e-"3"'].map((id) => ec2Line(id, action))
const log = put('log.json', `${lines.join('\n')}\n`)

async function found(...ids: readonly string[]): Promise<readonly string[]> {
  const wanted = ids.map((record) => ({ record, action }))
  const { records } = await findRecords(wanted, [log], () => {})
  return [...records.keys()].sort()
}

describe('raw records', () => {
  it('are found by their ids, whatever stands in those', async () => {
    expect(await found('e-2', 'e-"3"')).toEqual(['e-"3"', 'e-2'])
    expect(await found('e-9', '") or true or event.id in ("')).toEqual([])
  })

  it('are none where no id can be looked for', async () => {
    expect(await found('a\nb')).toEqual([])
    expect(await found()).toEqual([])
  })

  it('are as the log has them', async () => {
    const { records, run } = await findRecords([{ record: 'e-1', action }], [log], () => {})
    expect(records.get('e-1')).toEqual(JSON.parse(lines[0] ?? ''))
    expect(run.records.read).toBe(3)
  })
})

it.each([
  ['of their action alone', ['CreateSnapshot'], ['e-1']],
  ['of whatever action where one is not known', ['CreateSnapshot', ''], ['e-1', 'e-2']],
  ['of whatever action where no query can hold one', ['a\nb', 'b'], ['e-1', 'e-2']],
  ['of no other action', ['CopySnapshot'], []],
])('records are looked for %s', async (_, actions, expected) => {
  const wanted = ['e-1', 'e-2'].map((record, at) => ({ record, action: actions[at] ?? '' }))
  const { records } = await findRecords(wanted.slice(0, actions.length), [log], () => {})
  expect([...records.keys()]).toEqual(expected)
})

it('some hundred ids can be looked for at once', async () => {
  const many = Array.from({ length: 200 }, (_, at) => `none-${at}-${'x'.repeat(60)}`)
  expect(await found(...many, 'e-1')).toEqual(['e-1'])
})
