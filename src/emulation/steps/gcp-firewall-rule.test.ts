import { describe, expect, it } from 'vitest'
import { lastRequest } from '../../../test/builders/gcp-step-player.ts'

const opened = (rest: string): ReturnType<typeof lastRequest> =>
  lastRequest(`{do: open, of: door, ${rest}}`)

describe('traffic', () => {
  it.each([
    ['22', [{ IPProtocol: 'tcp', ports: ['22'] }]],
    ['20-25', [{ IPProtocol: 'tcp', ports: ['20-25'] }]],
    ["'22,3389'", [{ IPProtocol: 'tcp', ports: ['22', '3389'] }]],
    ['all', [{ IPProtocol: 'tcp' }]],
    ["443, text: 'icmp,tcp'", [{ IPProtocol: 'icmp' }, { IPProtocol: 'tcp', ports: ['443'] }]],
    ['all, text: all', [{ IPProtocol: 'all' }]],
  ])('of port: %s', (port, alloweds) => {
    expect(opened(`port: ${port}`)).toMatchObject({ alloweds })
  })
})

describe('sources', () => {
  it('are ranges, tags, or none at all', () => {
    expect(opened("port: 22, from: [world, '::/0', 'tag:jump']")).toMatchObject({
      sourceRanges: ['0.0.0.0/0', '::/0'],
      sourceTags: ['jump'],
    })
    expect(opened("port: 22, from: 'tag:jump'")).not.toHaveProperty('sourceRanges')
    expect(Object.keys(opened('port: 22')).filter((key) => key.startsWith('source'))).toEqual([])
  })
})

it('targets may be the instances of a service account', () => {
  expect(opened('port: 22, with: bot')).toMatchObject({
    targetServiceAccounts: ['bot@example-production.iam.gserviceaccount.com'],
  })
})

it('a change has nothing that the step does not speak of', () => {
  expect(lastRequest('{do: change-rule, of: door, text: udp}')).toEqual({
    name: 'door',
    alloweds: [{ IPProtocol: 'udp' }],
  })
})
