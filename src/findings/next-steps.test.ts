import { describe, expect, it } from 'vitest'
import { principal, resource, step, worldRule } from '../../test/builders/step-builder.ts'
import type { Grantee } from '../lineage/activity.ts'
import type { Chain } from '../lineage/chain.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import type { Resource } from '../lineage/resource.ts'
import type { Step } from '../lineage/step.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import { nextSteps } from './next-steps.ts'

function nextOf(...steps: readonly Step[]): readonly string[] {
  const [chain] = traceChains(buildLineageGraph(steps))
  return chain === undefined ? [] : nextSteps(chain)
}

const create = step('create', { at: 0, links: [['snapshot-of', 'vol-1', 'snap-1']] })
const [base] = traceChains(buildLineageGraph([create]))

/** The first step after a copy was shared with somebody and still is. */
function afterShare(copy: Resource, grantee: Grantee): string | undefined {
  if (base === undefined) throw new TypeError('the story has no chain')
  const share = { kind: 'share', resource: copy, grantee, from: 0, steps: [] } as const
  const chain: Chain = { ...base, exposures: [share] }
  return nextSteps(chain)[0]
}

const account: Grantee = { kind: 'account', id: '999988887777' }
const everyone: Grantee = { kind: 'public', id: 'public' }
const snapshot = resource('snap-1', { region: 'eu-west-1' })

describe('an open share is taken back first', () => {
  it('by the command of its kind, ids filled in', () => {
    expect(afterShare(snapshot, account)).toBe(
      'take the share back: aws ec2 modify-snapshot-attribute --snapshot-id snap-1 --attribute createVolumePermission --operation-type remove --user-ids 999988887777 --region eu-west-1',
    )
    expect(afterShare(snapshot, everyone)).toContain('remove --group-names all')
    expect(afterShare(resource('ami-1'), everyone)).toContain('remove --user-groups all')
    const backup = resource('dbsnap-1', { id: 'arn:aws:rds:eu-west-1:1:snapshot:payroll' })
    expect(afterShare(backup, everyone)).toContain(
      '--db-snapshot-identifier payroll --attribute-name restore --values-to-remove all',
    )
  })

  it('of Redshift, and in words of what has a policy', () => {
    const warehouse = resource('dbsnap-1', { id: 'redshift:111122223333:eu-west-1:snapshot:sales' })
    expect(afterShare(warehouse, account)).toBe(
      'take the share back: aws redshift revoke-snapshot-access --snapshot-identifier sales --account-with-restore-access 999988887777',
    )
    const serverless = resource('dbsnap-1', {
      id: 'redshift-serverless:111122223333:eu-west-1:snapshot:sales',
    })
    expect(afterShare(serverless, account)).toBe(
      'take database snapshot sales back from account 999988887777',
    )
  })

  it('in words where no command does it', () => {
    const gcp = resource('snap-1', { provider: 'gcp' })
    expect(afterShare(gcp, { kind: 'principal', id: 'user:x@example.com' })).toBe(
      'take snapshot snap-1 back from user:x@example.com',
    )
    expect(afterShare(resource('ami-1'), { kind: 'organization', id: 'o-1' })).toBe(
      'take image ami-1 back from organization o-1',
    )
  })

  it('never by a command in which a hostile log could hide another', () => {
    const hostile = [
      'snap-1;reboot',
      'snap-$(reboot)',
      'snap-1 --all',
      'snap-1\nreboot',
      'snap-`x`',
    ]
    for (const id of hostile) expect(afterShare({ ...snapshot, id }, account)).not.toContain('aws ')
    expect(afterShare(snapshot, { kind: 'account', id: '1 & reboot' })).not.toContain('aws ')
    expect(afterShare({ ...snapshot, region: 'a|b' }, account)).not.toContain('aws ')
  })
})

const rule = (change: 'open' | 'close', at: number): Step =>
  step('expose', {
    at,
    by: 'bob',
    exposures: [{ resource: resource('sg-2'), change, rules: [worldRule(22)] }],
  })

const copy = (at: number, session: string): Step =>
  step('copy', {
    at,
    by: principal('ops', { session }),
    links: [['copy-of', 'snap-1', `snap-${at}`]],
  })

describe('what a responder does next', () => {
  const launch = step('launch', {
    at: 5,
    by: 'bob',
    sourceAddress: '192.0.2.7',
    links: [
      ['launched-from', 'snap-1', 'i-2'],
      ['member-of', 'i-2', 'sg-2'],
    ],
  })

  it('is to close, to ask everybody once, and to keep the evidence, in this order', () => {
    expect(nextOf(create, launch, rule('open', 9))).toEqual([
      'close the rule of network group sg-2 that lets the world reach instance i-2',
      'ask whether alice did this; search everything else the same credentials did',
      'ask whether bob did this from 192.0.2.7; search everything else the same credentials did',
      'isolate instance i-2 and keep its memory and disks before it is deleted',
    ])
  })

  it('is not to close what is closed already', () => {
    expect(nextOf(create, launch, rule('open', 9), rule('close', 10)).join('\n')).not.toContain(
      'close',
    )
  })

  it('is to ask people, not automation, and each person behind a shared role', () => {
    const robot = principal('dlm', { automation: 'invokedBy is dlm.amazonaws.com' })
    const made = { ...create, principal: robot }
    const asked = nextOf(made, copy(2, 'alice'), copy(3, 'bob'), copy(4, 'bob'))
    expect(asked.map((one) => one.split(' did ')[0])).toEqual([
      'ask whether ops (alice)',
      'ask whether ops (bob)',
    ])
  })

  it('is to find out whether a copy was used, before anybody is asked', () => {
    const grantees = [{ kind: 'account', id: '999988887777' }] as const
    const sharing = { resource: resource('snap-1'), change: 'add', grantees } as const
    expect(
      nextOf(create, step('share', { at: 5, sharing })).map((one) => one.slice(0, 22)),
    ).toEqual(['take the share back: a', 'read the trail of acco', 'ask whether alice did '])
  })

  it('is to read older logs where the source was before them', () => {
    expect(nextOf(launch)).toContain('read older logs to find what snapshot snap-1 was made from')
    expect(nextOf(create).join()).not.toContain('older logs')
  })
})
