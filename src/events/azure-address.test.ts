import { expect, it } from 'vitest'
import { isIpAddress, withoutPort } from './azure-address.ts'

it('takes off a port and nothing else', () => {
  expect(withoutPort('1.2.3.4:443')).toBe('1.2.3.4')
  expect(withoutPort('[2001:db8::1]:443')).toBe('2001:db8::1')
  expect(withoutPort('2001:db8::1')).toBe('2001:db8::1')
  expect(withoutPort('1.2.3.4')).toBe('1.2.3.4')
  expect(withoutPort('[broken')).toBe('[broken')
})

it('accepts only addresses written in full', () => {
  expect(['1.2.3.4', '::1', '2001:db8::1'].map(isIpAddress)).toEqual([true, true, true])
  const others = ['10.1', '0x7f000001', '1.2.3.256', 'fe80::1%eth0', '<Redacted>', '']
  expect(others.filter(isIpAddress)).toEqual([])
})
