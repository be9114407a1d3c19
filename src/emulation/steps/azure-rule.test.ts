import { describe, expect, it } from 'vitest'
import { azureScene } from '../../../test/builders/azure-scene.ts'
import { ruleNameOf, securityRuleOf } from './azure-rule.ts'

type Fields = Parameters<typeof azureScene>[0]
const rule = (fields: Fields): unknown => securityRuleOf(azureScene(fields).step)
const named = (fields: Fields): string => ruleNameOf(azureScene(fields).step)

describe('a rule of a step', () => {
  it.each([
    ['world', '*'],
    ['Internet', 'Internet'],
    ['203.0.113.0/24', '203.0.113.0/24'],
  ])('lets %s in as %s', (from, source) => {
    expect(rule({ from, port: 22 })).toEqual({ source, port: '22', protocol: 'Tcp' })
  })

  it('has a list of addresses, in which no star may stand', () => {
    expect(rule({ from: ['world', '10.0.0.0/8'], port: 22 })).toMatchObject({
      source: ['0.0.0.0/0', '10.0.0.0/8'],
    })
  })

  it.each([
    [3389, '3389'],
    ['20-25', '20-25'],
    ['all', '*'],
    ['22, 3389', ['22', '3389']],
  ])('has the port %s as %j', (port, written) => {
    expect(rule({ from: 'world', port })).toMatchObject({ port: written })
  })

  it('is about every address and port when it says nothing', () => {
    expect(rule({})).toEqual({ source: '*', port: '*', protocol: 'Tcp' })
  })

  it.each([
    ['UDP', 'Udp'],
    ['icmp', 'Icmp'],
    ['any', '*'],
    ['strange', 'Tcp'],
  ])('has the protocol %s as %s', (text, protocol) => {
    expect(rule({ text })).toMatchObject({ protocol })
  })
})

it('a rule is called after its ports', () => {
  expect(named({ port: 22 })).toBe('port-22')
  expect(named({ port: '22, 3389' })).toBe('port-22-3389')
  expect(named({})).toBe('port-all')
})
