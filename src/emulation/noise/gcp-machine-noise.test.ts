import { describe, expect, it } from 'vitest'
import { noiseMoment, playMoments } from '../../../test/builders/noise-builder.ts'
import { textOf, valueAt } from '../../base/json.ts'
import { hour } from '../clock.ts'
import type { PlayedRecord } from '../steps/played-record.ts'
import { gcpEstateOf } from './gcp-estate.ts'
import * as kinds from './gcp-machine-noise.ts'
import type { NoiseKind } from './noise-kind.ts'

const moment = noiseMoment('gcp')

function payload({ record }: PlayedRecord, name: string): string | undefined {
  return textOf(valueAt(record, 'protoPayload', name))
}

function methodsOf(kind: NoiseKind): ReadonlySet<string | undefined> {
  const records = playMoments(kind, moment).flat()
  return new Set(records.map((one) => payload(one, 'methodName')))
}

describe('machines of a project', () => {
  it('come and go with their group', () => {
    for (const [first, , last] of playMoments(kinds.gcpScaling, moment)) {
      if (first === undefined || last === undefined) throw new Error('no operation')
      expect(payload(first, 'methodName')).toBe('v1.compute.instances.insert')
      expect(payload(last, 'methodName')).toBe('v1.compute.instances.delete')
      expect(payload(last, 'resourceName')).toBe(payload(first, 'resourceName'))
      expect(last.time - first.time).toBeGreaterThanOrEqual(60_000)
      expect(last.time - first.time).toBeLessThanOrEqual(12 * hour)
    }
    expect(JSON.stringify(kinds.gcpScaling(moment))).not.toContain('accessConfigs')
  })

  it('are started, stopped and changed', () => {
    const verbs = ['reset', 'setMachineType', 'start', 'stop']
    expect(methodsOf(kinds.gcpMachines)).toEqual(
      new Set(verbs.map((verb) => `v1.compute.instances.${verb}`)),
    )
  })

  it('are labelled, as their disks are', () => {
    const methods = ['v1.compute.disks.setLabels', 'v1.compute.instances.setLabels']
    expect(methodsOf(kinds.gcpLabels)).toEqual(new Set(methods))
  })

  it('are let talk to one another by narrow rules', () => {
    const methods = ['v1.compute.firewalls.insert', 'v1.compute.firewalls.patch']
    expect(methodsOf(kinds.gcpFirewalls)).toEqual(new Set(methods))
    for (const [first] of playMoments(kinds.gcpFirewalls, moment)) {
      const request = valueAt(first?.record, 'protoPayload', 'request')
      expect(request).toMatchObject({ sourceRanges: [expect.stringMatching(/^10\..*\/24$/)] })
    }
  })

  it('have disks that a schedule takes, in the system event log', () => {
    const disks = gcpEstateOf(moment.place).servers.map(({ disk }) => disk)
    for (const [entry] of playMoments(kinds.gcpSchedules, moment)) {
      expect(entry).toMatchObject({ part: 'system_event', principal: 'system@google.com' })
      expect(disks).toContain(entry && payload(entry, 'resourceName'))
    }
    expect(methodsOf(kinds.gcpSchedules)).toEqual(new Set(['ScheduledSnapshots']))
  })
})
