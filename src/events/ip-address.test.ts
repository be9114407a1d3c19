import { expect, it } from 'vitest'
import { isIpAddress } from './ip-address.ts'

it('accepts only addresses written in full', () => {
  expect(['1.2.3.4', '::1', '2001:db8::1'].map(isIpAddress)).toEqual([true, true, true])
  const others = ['10.1', '0x7f000001', '1.2.3.256', 'fe80::1%eth0', '<Redacted>', '']
  expect(others.filter(isIpAddress)).toEqual([])
})
