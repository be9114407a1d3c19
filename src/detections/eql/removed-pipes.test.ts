import { expect, it } from 'vitest'
import { isRemovedPipe, removedPipeFault } from './removed-pipes.ts'

it('knows the pipes of the older dialect and no others', () => {
  const names = ['head', 'count', 'tail', 'unique_count', 'Count', 'constructor']
  expect(names.filter(isRemovedPipe)).toEqual(['count', 'unique_count'])
})

it('refuses one by name, at its place', () => {
  expect(removedPipeFault('sort', { start: 3, end: 7 })).toMatchObject({
    code: 'eql-pipe',
    message: 'the pipe "sort" is not supported',
    span: { start: 3, end: 7 },
  })
})
