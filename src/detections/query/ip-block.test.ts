import { describe, expect, it } from 'vitest'
import { compareAddresses, isInBlock, parseAddress, parseBlock } from './ip-block.ts'

function isIn(address: string, block: string): boolean | undefined {
  const [one, other] = [parseAddress(address), parseBlock(block)]
  return one === undefined || other === undefined ? undefined : isInBlock(one, other)
}

describe('addresses', () => {
  it.each([
    '10.1',
    '010.0.0.1',
    '256.0.0.1',
    '1.2.3.4 ',
    '0x7f.1',
    'fe80::1%eth0',
    '',
    ':',
    'a.b.c.d',
  ])('%j is none', (text) => {
    expect(parseAddress(text)).toBeUndefined()
  })

  it('reads a mapped address as the IPv4 address it is', () => {
    expect(parseAddress('::ffff:10.0.0.1')).toEqual([10, 0, 0, 1])
  })

  it('orders addresses by their bytes', () => {
    const [first = [], second = []] = [parseAddress('10.0.0.9'), parseAddress('10.0.0.10')]
    expect(compareAddresses(first, second)).toBeLessThan(0)
    expect(compareAddresses(first, first)).toBe(0)
  })
})

describe('blocks', () => {
  it.each<[string, string, boolean]>([
    ['10.6.48.157', '10.9.9.9/8', true],
    ['11.0.0.1', '10.0.0.0/8', false],
    ['10.0.0.129', '10.0.0.128/25', true],
    ['10.0.0.127', '10.0.0.128/25', false],
    ['10.0.0.1', '0.0.0.0/0', true],
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.2', '10.0.0.1', false],
    ['2001:db8::1', '2001:db8::/32', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['2001:db8::1', '0.0.0.0/0', false],
    ['10.0.0.1', '::ffff:10.0.0.0/104', true],
    ['11.0.0.1', '::ffff:10.0.0.0/104', false],
  ])('%s in %s is %j', (address, block, expected) => {
    expect(isIn(address, block)).toBe(expected)
  })

  it.each(['10.1/8', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/-1', '::/129', '/8'])(
    '%j is none',
    (text) => {
      expect(parseBlock(text)).toBeUndefined()
    },
  )
})
