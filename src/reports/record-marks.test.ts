import { describe, expect, it } from 'vitest'
import { cloudtrailEvent, emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import { shared } from '../../test/builders/numbered-builder.ts'
import { resource, step } from '../../test/builders/step-builder.ts'
import type { JsonObject } from '../base/json.ts'
import { loadDetections } from '../detections/load-detection.ts'
import type { Step } from '../lineage/step.ts'
import { createExplainer } from '../matching/explain-query.ts'
import { type MarkSources, marksOf } from './record-marks.ts'

const document = {
  event: { action: 'ModifySnapshotAttribute' },
  error: { code: 'Client.UnauthorizedOperation', message: 'You are not authorised.' },
  source: { ip: '198.51.100.7' },
}
const native: JsonObject = emulatedCall('ec2', 'ModifySnapshotAttribute')

function marks(more: Partial<MarkSources> = {}): ReturnType<typeof marksOf> {
  const event = { ...cloudtrailEvent(native), document }
  return marksOf(event, { step: undefined, detections: [], explain: createExplainer(), ...more })
}

function rule(query: string): MarkSources['detections'] {
  return loadDetections(query, 'rule.eql').detections.map((one) => ({ ...one, title: 'Rule' }))
}

describe('of a record are marked', () => {
  it('action, error and address, wherever its dialect has them', () => {
    const markOf = marks()
    expect(markOf('eventname', 'ModifySnapshotAttribute')).toBe('action')
    expect(markOf('errorCode', 'Client.UnauthorizedOperation')).toBe('error')
    expect(markOf('row.sourceipaddress', '198.51.100.7')).toBe('address')
    expect(markOf('awsRegion', 'eu-west-1')).toBeUndefined()
  })

  it('what lineage read: resources also within longer names, receivers, who did it', () => {
    const { activity, ...rest } = shared(1, '444455556666')
    const told: Step = { ...rest, activity: { ...activity, inputs: [resource('snap-0a0a0a0a')] } }
    const markOf = marks({ step: told })
    expect(markOf('a', 'arn:aws:ec2:eu-west-1::snapshot/SNAP-0a0a0a0a')).toBe('resource')
    expect(markOf('b', '444455556666')).toBe('receiver')
    expect(markOf('c', 'arn:aws:iam::111122223333:user/alice')).toBe('principal')
    expect(markOf('d', 7)).toBeUndefined()
  })

  it('that everyone was let in, in the words of each cloud', () => {
    const { activity, ...rest } = shared(1, '')
    const { sharing } = activity
    if (sharing === undefined) throw new Error('no sharing')
    const grantees = [{ kind: 'public', id: 'public' }] as const
    const markOf = marks({
      step: { ...rest, activity: { ...activity, sharing: { ...sharing, grantees } } },
    })
    expect([markOf('group', 'all'), markOf('member', 'allUsers')]).toEqual(['receiver', 'receiver'])
  })

  it('the addresses that a rule lets in', () => {
    const rules = [{ key: 'k', cidrs: ['0.0.0.0/0'], ports: [], protocol: 'tcp', worldOpen: true }]
    const opened = step('expose', {
      at: 1,
      exposures: [{ resource: resource('sg-2'), change: 'open', rules }],
    })
    expect(marks({ step: opened })('cidrIp', '0.0.0.0/0')).toBe('addresses let in')
  })

  it('what a rule asked for, where the rule matches', () => {
    const matching = marks({
      detections: rule(
        'any where event.action == "ModifySnapshotAttribute" and source.ip == "198.51.100.7"',
      ),
    })
    expect(matching('eventName', 'ModifySnapshotAttribute')).toBe('action')
    const asked = { ...document, user: { name: 'alice' } }
    const event = { ...cloudtrailEvent(native), document: asked }
    const of = (query: string): string | undefined =>
      marksOf(event, { step: undefined, detections: rule(query), explain: createExplainer() })(
        'userName',
        'alice',
      )
    expect(of('any where user.name == "alice"')).toBe('rule Rule')
    expect(
      of('any where user.name == "alice" and event.action == "DeleteSnapshot"'),
    ).toBeUndefined()
    expect(of('any where not user.name == "bob"')).toBeUndefined()
  })
})
