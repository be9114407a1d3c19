import { expect, it } from 'vitest'
import { techniqueName } from './atomic-techniques.ts'

it('names a technique with its parent, and an unknown one by its id', () => {
  expect(techniqueName('T1578.001')).toBe('Modify Cloud Compute Infrastructure: Create Snapshot')
  expect(techniqueName('T9999')).toBe('T9999')
})
