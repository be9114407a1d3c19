import { expect, it } from 'vitest'
import { createInputFolder, ec2Line } from '../test/builders/input-folder.ts'
import { RecordTally } from './findings/record-tally.ts'
import { readEvents } from './read-events.ts'

const { root, put } = createInputFolder()

it('hands on every event, and counts whatever is none', async () => {
  const file = put(
    'a.json',
    `${ec2Line('e-1', 'A')}\n${ec2Line('e-2', 'B', { eventTime: 'never' })}\n{"x":1}\n`,
  )
  const tally = new RecordTally()
  const seen: string[] = []
  const progress: number[] = []
  const faults = await readEvents({
    inputs: [file, `${root}/missing`],
    tally,
    take: (event) => {
      seen.push(event.id)
      tally.examine(event.records.length)
    },
    onProgress: ({ records }) => progress.push(records),
  })
  expect(seen).toEqual(['e-1'])
  const { read, rejected } = tally.counts()
  expect(read).toBe(3)
  expect(Object.values(rejected)).toEqual([1, 1])
  expect(faults.unreadable).toEqual([`${root}/missing`])
  expect(faults.diagnostics.map(({ code }) => code)).toContain('event-without-time')
  expect(progress.at(-1)).toBe(3)
})

async function* streamed(): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(`${ec2Line('e-1', 'A')}\n`))
}

it('reads a stream', async () => {
  const ids: string[] = []
  await readEvents({
    inputs: ['-'],
    stdin: streamed(),
    tally: new RecordTally(),
    take: ({ id }) => ids.push(id),
  })
  expect(ids).toEqual(['e-1'])
})
