import { expect, it } from 'vitest'
import { roleDefinitionOf } from './azure-roles.ts'

it('a built-in role has the id that it has everywhere', () => {
  expect(roleDefinitionOf('Owner')).toBe('8e3af657-a8ff-443c-a75c-2fe8c4bcb635')
})

it('any other is a custom role with an id of its own, always the same', () => {
  expect(roleDefinitionOf('Disk Mover')).toBe(roleDefinitionOf('Disk Mover'))
  expect(roleDefinitionOf('Disk Mover')).not.toBe(roleDefinitionOf('Disk Keeper'))
})
