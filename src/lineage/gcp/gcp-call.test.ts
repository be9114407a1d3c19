import { expect, it } from 'vitest'
import { gcpEntry, gcpEvent, gcpHome, zonalId } from '../../../test/builders/gcp-builder.ts'
import type { JsonValue } from '../../base/json.ts'
import { namedResource, readGcpCall, regionOf } from './gcp-call.ts'

const insert = { method: 'v1.compute.disks.insert', resource: `zones/${gcpHome.zone}/disks/d` }

function methodOf(methodName: string, serviceName = 'compute.googleapis.com'): string | undefined {
  const payload = { methodName, serviceName }
  return readGcpCall(gcpEvent(gcpEntry({ ...insert, payload })))?.method
}

function isFailed(status: JsonValue): boolean | undefined {
  return readGcpCall(gcpEvent(gcpEntry({ ...insert, payload: { status } })))?.failed
}

it('takes the version off a method and qualifies one without a dot', () => {
  const versions = ['v1.', 'beta.', 'alpha.', 'v1beta4.', '']
  expect(new Set(versions.map((version) => methodOf(`${version}compute.disks.insert`)))).toEqual(
    new Set(['compute.disks.insert']),
  )
  expect(methodOf('ScheduledSnapshots')).toBe('compute.scheduledsnapshots')
  expect(methodOf('SetIamPolicy', 'cloudresourcemanager.googleapis.com')).toBe(
    'cloudresourcemanager.setiampolicy',
  )
})

it('fails only by a code other than 0', () => {
  expect([{}, { code: 0 }, null, { code: 7 }, { code: '7' }].map(isFailed)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
})

it('adds the number by which Google knows the resource, if it is of this resource', () => {
  const targetLink = `https://www.googleapis.com/compute/v1/projects/${gcpHome.project}/${insert.resource}`
  const read = (link: string): readonly string[] | undefined => {
    const call = readGcpCall(
      gcpEvent(gcpEntry({ ...insert, response: { targetLink: link, targetId: '353524' } })),
    )
    expect(call && namedResource(call)?.id).toBe(zonalId('disks/d'))
    return call && namedResource(call)?.aliases
  }
  expect(read(targetLink)).toEqual(['353524'])
  expect(read(`${targetLink}-other`)).toBeUndefined()
})

function regionFor(labels: Record<string, string>): string | undefined {
  const call = readGcpCall(gcpEvent(gcpEntry({ ...insert, resource: 'global/x/y', labels })))
  return call && regionOf(call)
}

it('tells the region of a zone, and none of global resources', () => {
  expect(regionFor({ zone: 'europe-west1-b' })).toBe('europe-west1')
  expect(regionFor({ region: 'us-central' })).toBe('us-central')
  expect(regionFor({ location: 'global' })).toBeUndefined()
})

it('knows its project by the label, else by the name of the resource', () => {
  const entry = gcpEntry({ ...insert, labels: {} })
  const { protoPayload = null } = entry
  expect(readGcpCall(gcpEvent(entry))?.place.project).toBe(gcpHome.project)
  expect(readGcpCall(gcpEvent({ protoPayload }))?.place).toEqual(gcpHome)
  const resource = { labels: { project_id: 'other' } }
  expect(readGcpCall(gcpEvent({ protoPayload, resource }))?.place.project).toBe('other')
})

it('needs a payload with a method', () => {
  expect(readGcpCall(gcpEvent({}))).toBeUndefined()
  expect(readGcpCall(gcpEvent({ protoPayload: {} }))).toBeUndefined()
})
