import { describe, expect, it } from 'vitest'
import { gcpEntry, gcpEvent, gcpHome, globalId } from '../../../test/builders/gcp-builder.ts'
import { principal, storyBegin } from '../../../test/builders/step-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import type { Chain } from '../chain.ts'
import { gcpActivity } from './gcp.ts'
import { buildLineageGraph } from '../graph.ts'
import type { Step } from '../step.ts'
import { traceChains } from '../trace-chains.ts'

const ssh = { ipProtocol: 'tcp', ports: ['22'] }
const world = { direction: 'INGRESS', action: 'allow', priority: 100 }
const open = { ...world, match: { srcIpRanges: ['0.0.0.0/0'], layer4Configs: [ssh] } }

function activityOf(
  method: string,
  request: JsonObject,
  resource = 'global/firewallPolicies/rules',
): Activity | undefined {
  return gcpActivity(gcpEvent(gcpEntry({ method: `v1.compute.${method}`, resource, request })))
}

function call(method: string, request: JsonObject = {}): Activity | undefined {
  return activityOf(`networkFirewallPolicies.${method}`, request)
}

/** The changes of exposure as `open rules 22`: how, the end of the id, the ports. */
function changesOf(activity: Activity | undefined): readonly string[] {
  return (activity?.exposures ?? []).map(({ change, resource, rules }) => {
    const ports = rules.flatMap((rule) => rule.ports.map(([from]) => from))
    return [change, resource.id.split('/').slice(-1), ...ports].join(' ')
  })
}

describe('rules of a firewall policy (emulated)', () => {
  it('open what they let in; one takes the place of the one of its priority', () => {
    const activity = call('addRule', open)
    expect(activity?.verb).toBe('expose')
    expect(changesOf(activity)).toEqual(['close rules', 'close 100', 'open rules 22'])
    expect(activity?.outputs[0]).toMatchObject({
      id: globalId('firewallPolicies/rules').toLowerCase(),
      kind: 'network-group',
    })
    expect(activity?.exposures?.[2]?.rules[0]).toMatchObject({ id: '100', worldOpen: true })
  })

  it.each([
    ['outward', { direction: 'EGRESS' }],
    ['denying', { action: 'deny' }],
    ['for the next policy to decide', { action: 'goto_next' }],
    ['disabled', { disabled: true }],
    ['disabled, as BigQuery writes it', { disabled: 'true' }],
  ])('let nobody in: %s', (_, change) => {
    const activity = call('patchRule', { ...open, ...change })
    expect(activity?.verb).toBe('unexpose')
    expect(changesOf(activity)).toEqual(['close rules', 'close 100'])
  })

  it('stay as they were where a change says nothing of them', () => {
    const activity = call('patchRule', { priority: 100, description: 'x' })
    expect([activity?.verb, activity?.exposures]).toEqual(['other', undefined])
    expect(call('patchRule', { ...open, priority: null })?.verb).toBe('other')
  })

  it('with targets of their own are told apart from those of the whole network', () => {
    const targeted = { ...open, targetServiceAccounts: ['web@p.iam.gserviceaccount.com'] }
    expect(changesOf(call('addRule', targeted)).at(-1)).toBe('open 100 22')
    const tagged = { ...open, targetSecureTags: [{ name: 'tagValues/1' }] }
    expect(changesOf(call('addRule', tagged)).at(-1)).toBe('open 100 22')
  })

  it('go with removeRule, and all with the policy', () => {
    expect(changesOf(call('removeRule', { priority: '100' }))).toEqual(['close rules', 'close 100'])
    expect(changesOf(call('delete'))).toEqual(['replace rules'])
    expect(call('delete')?.removed).toHaveLength(1)
  })

  it('of an organisation stand in no project', () => {
    const activity = gcpActivity(
      gcpEvent(
        gcpEntry({
          method: 'v1.compute.firewallPolicies.addRule',
          resource: '',
          request: open,
          payload: { resourceName: 'locations/global/firewallPolicies/123456' },
        }),
      ),
    )
    expect(activity?.outputs).toEqual([
      {
        id: '//compute.googleapis.com/locations/global/firewallpolicies/123456',
        kind: 'network-group',
        provider: 'gcp',
      },
    ])
  })

  it('of a region are read alike', () => {
    const resource = 'regions/europe-west1/firewallPolicies/r'
    const activity = activityOf('regionNetworkFirewallPolicies.addRule', open, resource)
    expect(changesOf(activity).at(-1)).toBe('open r 22')
  })
})

const home = `zones/${gcpHome.zone}`

function stepAt(at: number, activity: Activity | undefined): Step {
  if (activity === undefined) throw new Error('no activity')
  const time = storyBegin + at * 60_000
  const event = { ...gcpEvent({}), id: `e-${at}`, time, endTime: time }
  return { event, activity, principal: principal('alice') }
}

function attached(at: number, network: string, name: string): Step {
  const attachmentTarget = `projects/${gcpHome.project}/global/networks/${network}`
  return stepAt(at, call('addAssociation', { name, attachmentTarget }))
}

const off = (name: string): Step => stepAt(40, call('removeAssociation', { name }))

/** A copy started in the network `default`, with an address of its own, at minute 10. */
const copied = [
  stepAt(0, activityOf('disks.createSnapshot', { name: 's' }, `${home}/disks/d`)),
  stepAt(
    10,
    activityOf(
      'instances.insert',
      {
        disks: [{ boot: true, initializeParams: { sourceSnapshot: 'global/snapshots/s' } }],
        networkInterfaces: [{ network: 'global/networks/default', accessConfigs: [{}] }],
      },
      `${home}/instances/vm`,
    ),
  ),
]

function exposuresOf(...steps: readonly Step[]): readonly (readonly (number | undefined)[])[] {
  const [chain]: readonly Chain[] = traceChains(buildLineageGraph([...copied, ...steps]))
  return (chain?.exposures ?? []).map(({ from, until }) =>
    [from, until].map((time) => (time === undefined ? undefined : (time - storyBegin) / 60_000)),
  )
}

describe('a policy that is attached to networks (emulated)', () => {
  const opened = stepAt(20, call('addRule', open))

  it('exposes a copy in one of them, from the later of rule and tie', () => {
    expect(exposuresOf(attached(5, 'default', 'a'), opened)).toEqual([[20, undefined]])
    expect(exposuresOf(opened, attached(30, 'default', 'a'))).toEqual([[30, undefined]])
    expect(exposuresOf(attached(5, 'other', 'a'), opened)).toEqual([])
  })

  it('covers each network until its own tie is taken off', () => {
    const ties = [attached(5, 'default', 'a'), attached(6, 'other', 'b')]
    expect(exposuresOf(...ties, opened)).toEqual([[20, undefined]])
    expect(exposuresOf(...ties, opened, off('b'))).toEqual([[20, undefined]])
    expect(exposuresOf(...ties, opened, off('a'))).toEqual([[20, 40]])
  })

  it('exposes nothing by a rule that is removed, or that has targets of its own', () => {
    const gone = stepAt(25, call('removeRule', { priority: 100 }))
    expect(exposuresOf(attached(5, 'default', 'a'), opened, gone)).toEqual([[20, 25]])
    const targeted = stepAt(20, call('addRule', { ...open, targetServiceAccounts: ['x@y'] }))
    expect(exposuresOf(attached(5, 'default', 'a'), targeted)).toEqual([])
  })

  it('of a folder ties no network that its entry does not name', () => {
    const request = { name: 'a', attachmentTarget: 'folders/123' }
    expect(call('addAssociation', request)?.selectors).toBeUndefined()
  })
})
