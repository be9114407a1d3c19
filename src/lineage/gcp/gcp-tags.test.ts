import { describe, expect, it } from 'vitest'
import {
  gcpEntry,
  gcpEvent,
  gcpHome,
  globalId,
  zonalId,
} from '../../../test/builders/gcp-builder.ts'
import { extractTags } from '../extract-tags.ts'
import { gcpActivity } from './gcp.ts'

type Parts = Parameters<typeof gcpEntry>[0]

function labelsOf(parts: Parts): unknown {
  const event = gcpEvent(gcpEntry(parts))
  return extractTags(event, gcpActivity(event)).map(
    ({ id, tags }) => `${id}: ${tags.map(([key, value]) => `${key}=${value}`).join(' ')}`,
  )
}

const disk = `zones/${gcpHome.zone}/disks/data`
const list = [
  { key: 'class', value: 'secret' },
  { key: 'pii', value: '' },
]

describe('labels of Google Cloud (emulated after the API)', () => {
  it('are set on what is there', () => {
    const method = 'v1.compute.disks.setLabels'
    const told = [`${zonalId('disks/data')}: class=secret pii=`]
    expect(labelsOf({ method, resource: disk, request: { labels: list } })).toEqual(told)
    const map = { class: 'secret', pii: '' }
    expect(labelsOf({ method, resource: disk, request: { labels: map } })).toEqual(told)
  })

  it('are those of a snapshot, and not of the disk that it is made from', () => {
    const parts = { method: 'v1.compute.disks.createSnapshot', resource: disk }
    expect(labelsOf({ ...parts, request: { name: 'copy', labels: list } })).toEqual([
      `${globalId('snapshots/copy')}: class=secret pii=`,
    ])
  })

  it('are given to disks in the making, also by the launch of a machine', () => {
    const insert = { method: 'beta.compute.disks.insert', resource: disk }
    expect(labelsOf({ ...insert, request: { labels: { class: 'secret' } } })).toEqual([
      `${zonalId('disks/data')}: class=secret`,
    ])
    const resource = `zones/${gcpHome.zone}/instances/web`
    const disks = [
      { boot: true, initializeParams: { labels: { class: 'public' } } },
      { initializeParams: { diskName: 'data', labels: { class: 'secret' } } },
    ]
    const request = { name: 'web', labels: { tier: 'front' }, disks }
    expect(labelsOf({ method: 'v1.compute.instances.insert', resource, request })).toEqual([
      `${zonalId('instances/web')}: tier=front`,
      `${zonalId('disks/web')}: class=public`,
      `${zonalId('disks/data')}: class=secret`,
    ])
  })

  it('are given to the only disk that a launch may make, where it has no name', () => {
    const name = `projects/${gcpHome.project}/zones/${gcpHome.zone}/disks/other`
    const parts = {
      method: 'v1.compute.instances.insert',
      resource: `zones/${gcpHome.zone}/instances/web`,
      request: { disks: [{ initializeParams: { labels: { class: 'secret' } } }] },
      payload: {
        authorizationInfo: [{ permission: 'compute.disks.create', resourceAttributes: { name } }],
      },
    }
    expect(labelsOf(parts)).toEqual([`${zonalId('disks/other')}: class=secret`])
  })

  it('are those of the machines where many are made at once', () => {
    const properties = {
      labels: { tier: 'front' },
      disks: [{ initializeParams: { diskName: 'data', sourceSnapshot: 'global/snapshots/s' } }],
    }
    const parts = {
      method: 'v1.compute.instances.bulkInsert',
      resource: `zones/${gcpHome.zone}/instances`,
      request: { perInstanceProperties: { a: {}, b: {} }, instanceProperties: properties },
    }
    expect(labelsOf(parts)).toEqual([
      `${zonalId('instances/a')}: tier=front`,
      `${zonalId('instances/b')}: tier=front`,
    ])
  })

  it('are the user labels of a database', () => {
    const parts = {
      method: 'cloudsql.instances.update',
      resource: 'instances/pay',
      labels: { database_id: 'payroll-prod:pay' },
      request: { body: { settings: { userLabels: { class: 'secret' } } } },
    }
    expect(labelsOf(parts)).toEqual([
      '//sqladmin.googleapis.com/projects/payroll-prod/instances/pay: class=secret',
    ])
  })

  it('are set by no call that failed, nor are the firewall tags of a machine labels', () => {
    const parts = {
      method: 'v1.compute.disks.setLabels',
      resource: disk,
      request: { labels: list },
    }
    expect(labelsOf({ ...parts, payload: { status: { code: 7 } } })).toEqual([])
    const resource = `zones/${gcpHome.zone}/instances/web`
    const request = { tags: ['secret'] }
    expect(labelsOf({ method: 'v1.compute.instances.setTags', resource, request })).toEqual([])
  })
})
