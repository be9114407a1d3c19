import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { gcpEntry, gcpEvent, globalId } from '../../../test/builders/gcp-builder.ts'
import type { Activity, IngressRule } from '../activity.ts'
import { gcpActivity } from './gcp.ts'

const ssh = { IPProtocol: 'tcp', ports: ['22'] }
const open = { network: 'global/networks/default', direction: 'INGRESS', alloweds: [ssh] }

function call(
  method: string,
  request: JsonObject = {},
  payload: Record<string, JsonValue> = {},
): Activity | undefined {
  const resource = 'global/firewalls/rule'
  const entry = gcpEntry({ method: `v1.compute.firewalls.${method}`, resource, request, payload })
  return gcpActivity(gcpEvent(entry))
}

function rulesOf(activity: Activity | undefined): readonly IngressRule[] {
  return activity?.exposures?.flatMap(({ rules }) => rules) ?? []
}

function changesOf(activity: Activity | undefined): string {
  const changes = activity?.exposures?.map(({ change, rules }) => `${change} ${rules.length}`)
  return `${activity?.verb}: ${changes?.join() ?? 'nothing'}`
}

function rulesFor(sources: JsonObject): readonly IngressRule[] {
  return rulesOf(call('insert', { ...open, ...sources }))
}

describe('firewalls.insert (emulated)', () => {
  it('without sources lets the world in', () => {
    const activity = call('insert', open)
    expect(changesOf(activity)).toBe('expose: open 1')
    expect(activity?.exposures?.[0]?.resource).toMatchObject({
      id: globalId('firewalls/rule'),
      kind: 'network-group',
    })
    expect(rulesOf(activity)).toEqual([
      {
        key: 'tcp 22 from 0.0.0.0/0',
        cidrs: ['0.0.0.0/0'],
        ports: [[22, 22]],
        protocol: 'tcp',
        worldOpen: true,
      },
    ])
  })

  it('with sources lets these in', () => {
    expect(rulesFor({ sourceRanges: ['0.0.0.0/0'] })[0]?.worldOpen).toBe(true)
    expect(rulesFor({ sourceRanges: ['::/0'] })[0]?.worldOpen).toBe(true)
    expect(rulesFor({ sourceRanges: ['10.0.0.0/8'] })[0]?.worldOpen).toBe(false)
    expect(rulesFor({ sourceTags: ['bastion'] })[0]?.worldOpen).toBe(false)
  })

  it('reads every protocol and port', () => {
    const alloweds = [
      { IPProtocol: 'all' },
      { IPProtocol: '17', ports: ['53', '1000-2000'] },
      { IPProtocol: 'icmp' },
    ]
    const rules = rulesOf(call('insert', { ...open, alloweds }))
    expect(rules.map(({ protocol, ports }) => [protocol, ports])).toEqual([
      ['any', [[0, 65535]]],
      [
        'udp',
        [
          [53, 53],
          [1000, 2000],
        ],
      ],
      ['icmp', [[0, 65535]]],
    ])
    expect(rulesOf(call('insert', { ...open, alloweds: null, allowed: [ssh] }))).toHaveLength(1)
  })

  it('lets nobody in when outbound, denying or disabled', () => {
    const closed = [{ direction: 'EGRESS' }, { disabled: true }, { disabled: 'true' }]
    expect(closed.map((one) => changesOf(call('insert', { ...open, ...one })))).toEqual(
      closed.map(() => 'other: nothing'),
    )
    const denying = { ...open, alloweds: null, denieds: [{ IPProtocol: 'all' }] }
    expect(changesOf(call('insert', denying))).toBe('other: nothing')
  })

  it('says whom it covers', () => {
    const activity = call('insert', {
      ...open,
      targetTags: ['Web'],
      targetServiceAccounts: ['A@b'],
    })
    expect(activity?.selectors?.map(({ selector }) => selector)).toEqual([
      { network: globalId('networks/default'), tags: ['web'], serviceAccounts: ['a@b'] },
    ])
  })

  it('says nothing in a last entry, and keeps the intent of a failure', () => {
    expect(changesOf(call('insert'))).toBe('other: nothing')
    const failed = call('insert', open, { status: { code: 7 } })
    expect([failed?.attempt, changesOf(failed)]).toEqual([true, 'expose: open 1'])
  })
})

describe('firewalls.patch and update (emulated)', () => {
  const resourceOriginalState = { ...open, sourceRanges: ['10.0.0.0/8'] }

  it('completes the request from the original state', () => {
    const activity = call('patch', { sourceRanges: ['0.0.0.0/0'] }, { resourceOriginalState })
    expect(changesOf(activity)).toBe('expose: replace 1')
    expect(rulesOf(activity)[0]).toMatchObject({ ports: [[22, 22]], worldOpen: true })
    expect(activity?.selectors).toHaveLength(1)
  })

  it('puts allowed in the place of the original alloweds', () => {
    const allowed = [{ IPProtocol: 'tcp', ports: ['3389'] }]
    const activity = call('patch', { allowed }, { resourceOriginalState })
    expect(rulesOf(activity).map(({ ports }) => ports)).toEqual([[[3389, 3389]]])
  })

  it('without the original tells what the request alone says', () => {
    const widened = call('patch', { sourceRanges: ['0.0.0.0/0'] })
    expect(changesOf(widened)).toBe('expose: open 1')
    expect(rulesOf(widened)[0]).toMatchObject({ ports: [], worldOpen: true })
    expect(rulesOf(call('patch', { alloweds: [ssh] }))[0]).toMatchObject({ worldOpen: false })
    expect(changesOf(call('patch', { priority: 7 }))).toBe('other: nothing')
    expect(changesOf(call('patch'))).toBe('other: nothing')
  })

  it('closes when the rule lets nobody in any more', () => {
    expect(changesOf(call('patch', { disabled: true }))).toBe('unexpose: replace 0')
    const denieds = [{ IPProtocol: 'all' }]
    expect(changesOf(call('patch', { denieds }))).toBe('unexpose: replace 0')
  })

  it('update states the whole', () => {
    expect(changesOf(call('update', open))).toBe('expose: replace 1')
    expect(rulesOf(call('update', open))[0]?.worldOpen).toBe(true)
  })
})

it('a deleted firewall is gone with its rules (emulated)', () => {
  const activity = call('delete')
  expect(changesOf(activity)).toBe('unexpose: replace 0')
  expect(activity?.removed).toEqual(activity?.outputs)
})
