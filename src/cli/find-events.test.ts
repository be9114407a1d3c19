import { expect, it } from 'vitest'
import { createInputFolder, ec2Line } from '../../test/builders/input-folder.ts'
import { findEvents } from './find-events.ts'

const folder = createInputFolder()
const file = folder.put(
  'a.json',
  ['e-1', 'e-2'].map((id) => `${ec2Line(id, 'CopyImage')}\n`).join(''),
)

async function found(id: string): Promise<readonly string[]> {
  const { events } = await findEvents(id, [file], () => undefined)
  return events.map((event) => event.id)
}

it('finds the event of an id and no other', async () => {
  expect(await found('e-2')).toEqual(['e-2'])
  expect(await found('e')).toEqual([])
})

it('takes no other field for the id', async () => {
  expect(await found('CopyImage')).toEqual([])
})
