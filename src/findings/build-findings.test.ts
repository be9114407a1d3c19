import { describe, expect, it } from 'vitest'
import { contextOf } from '../../test/builders/signal-builder.ts'
import { principal, resource, step, worldRule } from '../../test/builders/step-builder.ts'
import type { Detection } from '../detections/detection.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import type { Step } from '../lineage/step.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import type { Match } from '../matching/match.ts'
import { buildFindings } from './build-findings.ts'
import type { Finding } from './finding.ts'

function findingsOf(steps: readonly Step[], matches: readonly Match[] = []): readonly Finding[] {
  const context = contextOf()
  const graph = buildLineageGraph(steps)
  return buildFindings({ graph, chains: traceChains(graph), matches, context, coverage: [] })
}

function severityOf(...steps: readonly Step[]): string | undefined {
  return findingsOf(steps)[0]?.severity
}

const scan = principal('scan', {
  id: 'arn:aws:iam::111122223333:role/aws-service-role/malware-protection.guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDutyMalwareProtection',
  automation: 'the role is AWSServiceRoleForAmazonGuardDutyMalwareProtection',
})
const backup = principal('backup', { automation: 'invokedBy is backup.amazonaws.com' })

function create(by: Parameters<typeof step>[1]['by'] = 'alice', root = 'vol-1'): Step {
  return step('create', {
    at: 0,
    by,
    inputs: [root],
    outputs: ['snap-1'],
    links: [['snapshot-of', root, 'snap-1']],
  })
}

function restore(by: string): Step {
  return step('restore', {
    at: 10,
    by,
    inputs: ['snap-1'],
    outputs: ['vol-2'],
    links: [['restored-from', 'snap-1', 'vol-2']],
  })
}

function share(id: string, more: Partial<Parameters<typeof step>[1]> = {}): Step {
  const grantees =
    id === 'all' ? [{ kind: 'public' as const, id: 'public' }] : [{ kind: 'account' as const, id }]
  return step('share', {
    at: 20,
    inputs: ['snap-1'],
    links: [['shared-with', 'snap-1', 'acct-9']],
    sharing: { resource: resource('snap-1'), change: 'add', grantees },
    ...more,
  })
}

function launchWith(port: number): readonly Step[] {
  return [
    step('launch', { at: 12, by: 'bob', outputs: ['i-2'], links: [['member-of', 'i-2', 'sg-2']] }),
    step('attach', {
      at: 13,
      by: 'bob',
      inputs: ['vol-2'],
      outputs: ['i-2'],
      links: [['attached-to', 'vol-2', 'i-2']],
    }),
    step('expose', {
      at: 14,
      by: 'bob',
      exposures: [{ resource: resource('sg-2'), change: 'open', rules: [worldRule(port)] }],
    }),
  ]
}

describe('severity rises with the chain, not with the event (design section 6)', () => {
  it('creation alone is informational', () => {
    expect(severityOf(create())).toBe('informational')
  })

  it('a restore by the one who made the copy is low, by another principal medium', () => {
    expect(severityOf(create(), restore('alice'))).toBe('low')
    expect(severityOf(create(), restore('bob'))).toBe('medium')
  })

  it('a restore from a backup that automation made is low', () => {
    expect(severityOf(create(backup), restore('bob'))).toBe('low')
  })

  it('a share outside the trusted accounts is high, inside low, with everyone critical', () => {
    expect(severityOf(create(), share('999988887777'))).toBe('high')
    expect(severityOf(create(), share('444455556666'))).toBe('low')
    expect(severityOf(create(), share('all'))).toBe('critical')
  })

  it('a share that automation makes is judged like any other, unless AWS shares with itself', () => {
    const builder = principal('builder', {
      id: 'arn:aws:iam::111122223333:role/aws-service-role/imagebuilder.amazonaws.com/AWSServiceRoleForImageBuilder',
      automation: 'the role is AWSServiceRoleForImageBuilder',
    })
    expect(severityOf(create(backup), share('999988887777', { by: backup }))).toBe('high')
    expect(severityOf(create(builder), share('999988887777', { by: builder }))).toBe('high')
    expect(severityOf(create(scan), share('999988887777', { by: scan }))).toBe('low')
  })

  it('a restored copy of our data open to the world on a watched port is critical', () => {
    expect(severityOf(create(), restore('bob'), ...launchWith(22))).toBe('critical')
    expect(severityOf(create(), restore('alice'), ...launchWith(8443))).toBe('medium')
  })

  it('is high, not critical, while nobody knows whose data the copy holds', () => {
    expect(severityOf(restore('bob'), ...launchWith(22))).toBe('high')
  })

  it('use of our snapshot by a foreign account is high', () => {
    const used = step('restore', {
      at: 30,
      by: principal('999988887777', { kind: 'external', id: 'aws:acct:999988887777' }),
      inputs: ['snap-1'],
      outputs: ['acct-9'],
      links: [['restored-from', 'snap-1', 'acct-9']],
      counterpart: { account: '999988887777', side: 'owner' },
    })
    expect(severityOf(create(), used)).toBe('high')
    expect(severityOf(create(scan), share('999988887777', { by: scan }), used)).toBe('low')
    // Letting another account in says nothing of the one that used it.
    expect(severityOf(create(scan), share('888877776666', { by: scan }), used)).toBe('high')
  })

  it('refused calls are low, a refused share with somebody foreign medium', () => {
    const refused = step('delete', { at: 1, attempt: true, inputs: ['snap-1'] })
    expect(severityOf(refused)).toBe('low')
    expect(severityOf(share('999988887777', { attempt: true }))).toBe('medium')
  })
})

describe('everyday work', () => {
  it('an image that a pipeline builds, shares inside and launches stays low', () => {
    const build = [
      step('launch', {
        at: -30,
        by: 'packer',
        outputs: ['i-1'],
        links: [['member-of', 'i-1', 'sg-2']],
      }),
      step('expose', {
        at: -29,
        by: 'packer',
        exposures: [{ resource: resource('sg-2'), change: 'open', rules: [worldRule(22)] }],
      }),
      step('create', {
        at: 0,
        by: 'packer',
        inputs: ['i-1'],
        outputs: ['ami-1'],
        links: [['image-of', 'i-1', 'ami-1']],
      }),
      step('launch', {
        at: 50,
        by: 'dora',
        inputs: ['ami-1'],
        outputs: ['i-5'],
        links: [['launched-from', 'ami-1', 'i-5']],
      }),
    ]
    expect(findingsOf(build).map(({ severity }) => severity)).toEqual(['low', 'low'])
  })

  it.each([
    ['ran before', []],
    // ModifyInstanceAttribute needs a machine at rest: stopped, changed, started, imaged.
    [
      'was only started',
      [step('launch', { at: -5, by: 'packer', outputs: ['i-1'], isStart: true })],
    ],
  ])('an image of an instance that %s is no build', (_, before) => {
    const theft = [
      ...before,
      step('create', {
        at: 0,
        by: 'packer',
        inputs: ['i-1'],
        outputs: ['ami-1'],
        links: [['image-of', 'i-1', 'ami-1']],
      }),
      step('launch', {
        at: 50,
        by: 'dora',
        inputs: ['ami-1'],
        outputs: ['i-5'],
        links: [['launched-from', 'ami-1', 'i-5']],
      }),
    ]
    expect(severityOf(...theft)).toBe('medium')
  })

  it('a world-open rule that no chain explains is told, low', () => {
    const open = step('expose', {
      at: 14,
      exposures: [{ resource: resource('sg-2'), change: 'open', rules: [worldRule(22)] }],
    })
    expect(findingsOf([open])).toMatchObject([
      { severity: 'low', title: 'Network group sg-2: opened to the world on port 22' },
    ])
  })
})

describe('detections', () => {
  const rule: Detection = {
    id: 'r1',
    title: 'Snapshot made',
    language: 'sigma',
    level: 'high',
    techniques: ['T1578.001'],
    falsePositives: ['a backup'],
    text: '',
    query: { kind: 'event', where: { kind: 'constant', value: true } },
  }
  const made = create()

  it('joins a shipped detection to the chain that knows more than the event', () => {
    const findings = findingsOf(
      [made],
      [{ detection: { ...rule, builtIn: true }, events: [made.event] }],
    )
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ severity: 'informational', alsoMatched: [{ id: 'r1' }] })
  })

  it('joins one that saw the pieces which a step of the chain stands for', () => {
    const reads = [20, 21, 22].map((at) =>
      step('export', { at, links: [['exported-to', 'snap-1', 's3-1']], isPiecemeal: true }),
    )
    const shipped = { ...rule, builtIn: true }
    const seen = { detection: shipped, events: reads.map(({ event }) => event) }
    const findings = findingsOf([create(), ...reads], [seen])
    expect(findings).toHaveLength(1)
    expect(findings[0]?.alsoMatched).toEqual([shipped])
    expect(findings[0]?.events).toHaveLength(2)
  })

  it('tells a shipped detection alone that matched events besides those of chains', () => {
    const other = step('other', { at: 99, by: 'bob' })
    const events = [made.event, other.event]
    const findings = findingsOf([made], [{ detection: { ...rule, builtIn: true }, events }])
    expect(findings.map(({ detection }) => detection?.id)).toEqual(['r1', undefined])
    expect(findings[1]?.alsoMatched).toMatchObject([{ id: 'r1' }])
  })

  const another = step('create', {
    at: 1,
    inputs: ['vol-7'],
    outputs: ['snap-7'],
    links: [['snapshot-of', 'vol-7', 'snap-7']],
  })
  const many: Match = {
    detection: { ...rule, id: 'many', level: 'low', builtIn: true },
    events: [made.event, another.event],
    group: [{ field: 'userIdentity.arn', value: 'alice' }],
  }

  it('keeps what saw several chains together and is graver than each of them', () => {
    const [first, ...others] = findingsOf([made, another], [many])
    expect(first).toMatchObject({ severity: 'low', chain: null, detection: { id: 'many' } })
    expect(first?.events.map(({ id }) => id)).toEqual(['create@0', 'create@1'])
    expect(others.map(({ severity }) => severity)).toEqual(['informational', 'informational'])
  })

  it('joins the chain that it is about, not every chain that has a part of it', () => {
    const both = step('create', {
      at: 0,
      links: [
        ['snapshot-of', 'vol-1', 'snap-1'],
        ['snapshot-of', 'vol-7', 'snap-7'],
      ],
    })
    const use = restore('bob')
    const findings = findingsOf([both, use], [{ ...many, events: [both.event, use.event] }])
    const joined = findings.map(({ chain, alsoMatched }) => [chain?.root.id, alsoMatched.length])
    expect(joined).toEqual([
      ['vol-1', 1],
      ['vol-7', 0],
    ])
  })

  it('needs no finding of its own where a chain among them is as grave, or one chain holds all', () => {
    const used = findingsOf([made, another, restore('alice')], [many])
    expect(used.map(({ detection }) => detection)).toEqual([null, null])
    expect(used[0]).toMatchObject({ severity: 'low', alsoMatched: [{ id: 'many' }] })
    const within = { ...many, events: [made.event, made.event] }
    expect(findingsOf([made], [within])).toHaveLength(1)
  })

  it('keeps the level of a detection that the user loaded', () => {
    const findings = findingsOf([made], [{ detection: rule, events: [made.event] }])
    expect(findings.map(({ severity }) => severity)).toEqual(['high', 'informational'])
    expect(findings[0]).toMatchObject({ detection: { id: 'r1' }, next: ['rule out: a backup'] })
  })
})

describe('what a finding tells', () => {
  it('names the receiving account, what to do, and what could not be seen', () => {
    const [finding] = findingsOf([create(), share('999988887777')])
    expect(finding?.title).toBe('Disk vol-1: shared with account 999988887777')
    expect(finding?.next[0]).toContain('--operation-type remove --user-ids 999988887777')
    expect(finding?.next[1]).toContain('read the trail of account 999988887777 from')
    expect(finding?.blindSpots[0]).toContain('whether account 999988887777 used snapshot snap-1')
    expect(finding?.confidence).toBe('high')
  })

  it('is less sure when the source was before the logs', () => {
    expect(findingsOf([share('999988887777')])[0]).toMatchObject({ confidence: 'medium' })
  })
})
