import { describe, expect, it } from 'vitest'
import { gcpPayloads, lastPayload, lastRequest } from '../../../test/builders/gcp-step-player.ts'

const open = '{do: open, of: door, port: 22, from: world}'
const firewall = (name: string): string => `projects/example-production/global/firewalls/${name}`

describe('a rule', () => {
  it('is for the tag that its group is called by', () => {
    const [payload] = gcpPayloads(open)
    expect(payload).toMatchObject({
      methodName: 'v1.compute.firewalls.insert',
      resourceName: firewall('door'),
      request: {
        name: 'door',
        direction: 'INGRESS',
        sourceRanges: ['0.0.0.0/0'],
        alloweds: [{ IPProtocol: 'tcp', ports: ['22'] }],
        targetTags: ['door'],
      },
    })
  })

  it('may have a name of its own, and is closed by it', () => {
    const steps = ['{do: open, of: door, as: allow-ssh, port: 22, to: shop}']
    expect(lastPayload(steps, 'resourceName')).toBe(firewall('allow-ssh'))
    expect(lastRequest(...steps)).toMatchObject({ targetTags: ['door'] })
    const closed = [...steps, '{do: close, of: allow-ssh}']
    expect(lastPayload(closed, 'resourceName')).toBe(firewall('allow-ssh'))
    expect(JSON.stringify(lastPayload(closed, 'authorizationInfo'))).toContain('networks/shop')
  })

  it('may be for every instance of a network', () => {
    const request = lastRequest('{do: open-network, as: all, port: 22, to: shop}')
    expect(request).toMatchObject({ network: expect.stringMatching(/networks\/shop$/) })
    expect(request).not.toHaveProperty('targetTags')
  })

  it.each([
    ['draft-rule', { disabled: true, alloweds: [{ IPProtocol: 'tcp' }] }],
    ['block', { denieds: [{ IPProtocol: 'tcp', ports: ['22'] }] }],
    ['let-out', { direction: 'EGRESS', destinationRanges: ['0.0.0.0/0'] }],
  ])('made by %s lets nobody in', (verb, request) => {
    expect(lastRequest(`{do: ${verb}, of: door, port: 22, from: world}`)).toMatchObject(request)
  })

  it('that keeps traffic away allows none', () => {
    expect(lastRequest('{do: block, of: door, port: 22, from: world}')).not.toHaveProperty(
      'alloweds',
    )
  })
})

describe('a change of a rule', () => {
  it('has the changed fields alone, and the state before where the story made the rule', () => {
    expect(lastRequest('{do: change-rule, of: door, from: world}')).toEqual({
      name: 'door',
      sourceRanges: ['0.0.0.0/0'],
    })
    const change = '{do: change-rule, of: door, port: 3389}'
    const before = (...steps: readonly string[]): unknown =>
      lastPayload([...steps, change], 'resourceOriginalState', 'alloweds')
    expect(before()).toBeUndefined()
    expect(before(open)).toEqual([{ IPProtocol: 'tcp', ports: ['22'] }])
    expect(before(open.replace('}', ', refused: true}'))).toBeUndefined()
    expect(before(open, '{do: close, of: door}')).toBeUndefined()
  })

  it('builds on the one before', () => {
    const state = lastPayload(
      [open, '{do: change-rule, of: door, port: 3389}', '{do: disable-rule, of: door}'],
      'resourceOriginalState',
    )
    expect(state).toMatchObject({
      alloweds: [{ IPProtocol: 'tcp', ports: ['3389'] }],
      sourceRanges: ['0.0.0.0/0'],
    })
  })

  it('by an update states the whole rule, and that it is in force', () => {
    const steps = [
      '{do: open, of: door, as: allow, port: 22}',
      '{do: replace-rule, of: allow, port: 443}',
    ]
    expect(lastPayload(steps, 'methodName')).toBe('v1.compute.firewalls.update')
    expect(lastRequest(...steps)).toMatchObject({
      alloweds: [{ IPProtocol: 'tcp', ports: ['443'] }],
      targetTags: ['door'],
      disabled: false,
    })
  })

  it('by an update stays a rule for the whole network', () => {
    const steps = [
      '{do: open-network, as: all, port: 22}',
      '{do: replace-rule, of: all, port: 443}',
    ]
    expect(lastRequest(...steps)).not.toHaveProperty('targetTags')
  })
})
