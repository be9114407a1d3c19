import { expect, it } from 'vitest'
import { presentFields } from './present-fields.ts'

it('drops what is absent and keeps what is null', () => {
  expect(Object.keys(presentFields({ a: 1, b: undefined, c: null }))).toEqual(['a', 'c'])
})
