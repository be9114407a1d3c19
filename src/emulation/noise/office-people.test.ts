import { expect, it } from 'vitest'
import { officePeople } from './office-people.ts'

it('everybody has a name and an address of their own, in the documentation network', () => {
  expect(new Set(officePeople.map(({ name }) => name)).size).toBe(8)
  expect(new Set(officePeople.map(({ address }) => address)).size).toBe(8)
  for (const { address, name } of officePeople) {
    expect(address).toMatch(/^192\.0\.2\.\d+$/)
    expect(name).toMatch(/^[a-z]+\.[a-z]+$/)
  }
})
