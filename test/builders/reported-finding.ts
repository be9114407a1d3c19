/** Findings as a report holds them, emulated: a theft in each cloud, any part of which can be changed. */
import type {
  ReportedChain,
  ReportedExposure,
  ReportedFinding,
  ReportedStep,
} from '../../src/reports/report-schema.ts'

type Link = ReportedChain['links'][number]

/** Who and what takes part in a theft; a test puts hostile text in place of any of it. */
export interface TheftCast {
  readonly provider: 'aws' | 'azure' | 'gcp'
  readonly maker: string
  readonly thief: string
  readonly session: string | null
  readonly source: string
  readonly copy: string
  readonly disk: string
  readonly machine: string
  readonly group: string
  readonly receiver: string
  readonly account: string
  readonly region: string
  readonly ip: string
}

const subscription = '/subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg'
const project = '//compute.googleapis.com/projects/payroll-prod'

/** The casts of the three clouds. */
export const casts: Readonly<Record<TheftCast['provider'], TheftCast>> = {
  aws: {
    provider: 'aws',
    maker: 'arn:aws:iam::111122223333:user/lena',
    thief: 'arn:aws:iam::111122223333:role/maintenance',
    session: 'session-1',
    source: 'vol-1',
    copy: 'snap-1',
    disk: 'vol-2',
    machine: 'i-2',
    group: 'sg-2',
    receiver: '777788889999',
    account: '111122223333',
    region: 'eu-west-1',
    ip: '203.0.113.7',
  },
  azure: {
    provider: 'azure',
    maker: 'azure:aaaaaaaa-2222-3333-4444-555555555555:bbbbbbbb-2222-3333-4444-555555555555',
    thief: 'azure:aaaaaaaa-2222-3333-4444-555555555555:cccccccc-2222-3333-4444-555555555555',
    session: null,
    source: `${subscription}/providers/microsoft.compute/disks/salaries`,
    copy: `${subscription}/providers/microsoft.compute/snapshots/copy`,
    disk: `${subscription}/providers/microsoft.compute/disks/copy-disk`,
    machine: `${subscription}/providers/microsoft.compute/virtualmachines/reader`,
    group: `${subscription}/providers/microsoft.network/networksecuritygroups/open`,
    receiver: '99999999-2222-3333-4444-555555555555',
    account: '11111111-2222-3333-4444-555555555555',
    region: 'westeurope',
    ip: '203.0.113.7',
  },
  gcp: {
    provider: 'gcp',
    maker: 'lena@example.com',
    thief: 'deploy@payroll-prod.iam.gserviceaccount.com',
    session: null,
    source: `${project}/zones/europe-west1-b/disks/salaries`,
    copy: `${project}/global/snapshots/copy`,
    disk: `${project}/zones/europe-west1-b/disks/copy-disk`,
    machine: `${project}/zones/europe-west1-b/instances/reader`,
    group: `${project}/global/firewalls/open`,
    receiver: 'user:someone@outside.example.org',
    account: 'payroll-prod',
    region: 'europe-west1',
    ip: '203.0.113.7',
  },
}

/**
 * A disk copied by one, shared with an outsider, restored, started and opened by another; emulated. The
 * share lasts, the port was closed.
 */
export function reportedTheft(
  cast: TheftCast,
  change: (chain: ReportedChain) => Partial<ReportedChain> = () => ({}),
): ReportedFinding {
  const chain = theftChain(cast)
  const changed = { ...chain, ...change(chain) }
  return {
    id: 'finding-0123456789abcdef',
    title: `Disk ${cast.source}: opened to the world on port 22`,
    severity: 'critical',
    confidence: 'high',
    summary: `Disk ${cast.source} was copied and opened.`,
    techniques: ['T1578.001'],
    detection: null,
    also_matched: [{ id: 'rule-1', title: 'Snapshot Shared' }],
    chain: changed,
    evidence: changed.steps.map((deed, index) => ({
      record: deed.record,
      file: 'logs/trail.json',
      line: index + 1,
      time: deed.time,
      action: deed.action,
      provider: cast.provider,
      principal: deed.principal,
      account: deed.account,
      region: deed.region,
      source_ip: deed.source_ip,
    })),
    why: ['the copy was open to the world'],
    blind_spots: ['what the receiver did is not in these logs'],
    next: ['take the share back'],
  }
}

/** The same as a rule tells it: one record, no chain. */
export function reportedMatch(cast: TheftCast): ReportedFinding {
  const finding = reportedTheft(cast)
  return {
    ...finding,
    id: 'finding-fedcba9876543210',
    title: 'Snapshot Shared: lena',
    severity: 'medium',
    detection: { id: 'rule-1', title: 'Snapshot Shared', language: 'sigma' },
    also_matched: [],
    chain: null,
    evidence: finding.evidence.slice(0, 1),
  }
}

function theftChain(cast: TheftCast): ReportedChain {
  const { source, copy, disk, machine, group, thief } = cast
  return {
    id: 'chain-0123456789abcdef',
    root: source,
    source_unseen: false,
    principal_changed: true,
    account_changed: false,
    region_changed: false,
    resources: resourcesOf(cast),
    steps: [
      step(
        cast,
        { verb: 'create', action: 'CreateSnapshot', inputs: [source], outputs: [copy] },
        0,
      ),
      step(
        cast,
        {
          verb: 'share',
          action: 'ModifySnapshotAttribute',
          outputs: [copy],
          receivers: [cast.receiver],
        },
        5,
      ),
      step(
        cast,
        {
          verb: 'restore',
          action: 'CreateVolume',
          inputs: [copy],
          outputs: [disk],
          principal: thief,
        },
        10,
      ),
      step(
        cast,
        { verb: 'launch', action: 'RunInstances', outputs: [machine], principal: thief },
        12,
      ),
      step(
        cast,
        {
          verb: 'attach',
          action: 'AttachVolume',
          inputs: [disk],
          outputs: [machine],
          principal: thief,
        },
        15,
      ),
      step(
        cast,
        {
          verb: 'expose',
          action: 'AuthorizeSecurityGroupIngress',
          outputs: [group],
          principal: thief,
        },
        20,
      ),
      step(
        cast,
        {
          verb: 'unexpose',
          action: 'RevokeSecurityGroupIngress',
          outputs: [group],
          principal: thief,
        },
        50,
      ),
    ],
    links: [
      link({ from: source, to: copy, kind: 'snapshot-of', record: 'record-0' }),
      link({ from: copy, to: cast.receiver, kind: 'shared-with', record: 'record-5' }),
      link({ from: copy, to: disk, kind: 'restored-from', record: 'record-10' }),
      link({ from: disk, to: machine, kind: 'attached-to', record: 'record-15' }),
    ],
    exposure: exposuresOf(cast),
  }
}

function exposuresOf({ copy, receiver, machine, group }: TheftCast): readonly ReportedExposure[] {
  return [
    {
      kind: 'share',
      resource: copy,
      to: receiver,
      to_kind: 'account',
      public: false,
      from: minute(5),
      until: null,
      records: ['record-5'],
    },
    {
      kind: 'network',
      resource: machine,
      group,
      cidrs: ['0.0.0.0/0'],
      ports: ['22'],
      world_open: true,
      from: minute(20),
      until: minute(50),
      records: ['record-12', 'record-20', 'record-50'],
    },
  ]
}

function resourcesOf(cast: TheftCast): ReportedChain['resources'] {
  const { provider, account, region } = cast
  const kinds = [
    [cast.source, 'disk', true],
    [cast.copy, 'snapshot', true],
    [cast.disk, 'disk', true],
    [cast.machine, 'instance', true],
    [cast.group, 'network-group', false],
  ] as const
  return kinds.map(([id, kind, holds]) => ({
    id,
    kind,
    provider,
    account,
    region,
    holds_data: holds,
  }))
}

/** A step of the cast's maker, some minutes after 14:05 UTC of 2 March 2026. */
export function step(
  cast: TheftCast,
  what: Pick<ReportedStep, 'verb' | 'action'> & Partial<ReportedStep>,
  minutes: number,
): ReportedStep {
  const principal = what.principal ?? cast.maker
  return {
    time: minute(minutes),
    attempt: false,
    provider: cast.provider,
    principal_name: principal.split(/[/:]/).at(-1) ?? principal,
    session: principal === cast.thief ? cast.session : null,
    behind: [],
    account: cast.account,
    region: cast.region,
    source_ip: cast.ip,
    inputs: [],
    outputs: [],
    receivers: [],
    record: `record-${minutes}`,
    times: 1,
    until: minute(minutes),
    ...what,
    principal,
  }
}

function link(what: Omit<Link, 'evidence'>): Link {
  return { evidence: 'observed', ...what }
}

/** The time so many minutes after the first step. */
export function minute(minutes: number): string {
  return new Date(Date.UTC(2026, 2, 2, 14, 5 + minutes, 0)).toISOString()
}
