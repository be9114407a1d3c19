import { expect, it } from 'vitest'
import { withoutPort } from './azure-address.ts'

it('takes off a port and nothing else', () => {
  expect(withoutPort('1.2.3.4:443')).toBe('1.2.3.4')
  expect(withoutPort('[2001:db8::1]:443')).toBe('2001:db8::1')
  expect(withoutPort('2001:db8::1')).toBe('2001:db8::1')
  expect(withoutPort('1.2.3.4')).toBe('1.2.3.4')
  expect(withoutPort('[broken')).toBe('[broken')
})
