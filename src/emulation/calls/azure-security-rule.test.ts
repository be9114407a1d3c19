import { expect, it } from 'vitest'
import { rulePropertiesOf, writtenRule, writtenRuleProperties } from './azure-security-rule.ts'

it('one value stands under the singular key, a list under the plural', () => {
  expect(rulePropertiesOf({ source: '*', port: '22' })).toMatchObject({
    sourceAddressPrefix: '*',
    destinationPortRange: '22',
    destinationAddressPrefix: '*',
  })
  const many = rulePropertiesOf({
    source: ['10.0.0.0/8', '::/0'],
    port: ['22', '3389'],
    destination: ['10.1.0.0/16', '10.2.0.0/16'],
  })
  expect(many).toMatchObject({
    sourceAddressPrefixes: ['10.0.0.0/8', '::/0'],
    destinationPortRanges: ['22', '3389'],
    destinationAddressPrefixes: ['10.1.0.0/16', '10.2.0.0/16'],
  })
  expect(many).not.toHaveProperty('sourceAddressPrefix')
})

it('a rule lets TCP in unless it says otherwise', () => {
  const plain = { source: '*', port: '*' }
  expect(rulePropertiesOf(plain)).toMatchObject({
    protocol: 'Tcp',
    access: 'Allow',
    direction: 'Inbound',
    priority: 300,
  })
  const other = { protocol: '*', access: 'Deny', direction: 'Outbound', priority: 4096 } as const
  expect(rulePropertiesOf({ ...plain, ...other })).toMatchObject(other)
})

it('the answer has the plural keys that are not used, empty', () => {
  expect(writtenRuleProperties({ source: '*', port: ['1', '2'] }, 'Updating')).toMatchObject({
    provisioningState: 'Updating',
    sourceAddressPrefix: '*',
    sourceAddressPrefixes: [],
    destinationPortRanges: ['1', '2'],
  })
})

it('a written rule goes by the end of its id', () => {
  const rule = writtenRule('/x/securityRules/ssh', { source: '*', port: '22' }, 'Succeeded')
  expect(rule).toMatchObject({ name: 'ssh', id: '/x/securityRules/ssh' })
  expect(rule['etag']).toMatch(/^W\/"[0-9a-f-]{36}"$/)
})
