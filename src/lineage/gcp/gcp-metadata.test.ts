import { describe, expect, it } from 'vitest'
import { flowText } from '../../../test/builders/activity-reader.ts'
import { gcpEntry, gcpEvent, gcpHome } from '../../../test/builders/gcp-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { gcpActivity } from './gcp.ts'

function ofInstance(instanceMetadataDelta: JsonObject): Activity | undefined {
  const method = 'v1.compute.instances.setMetadata'
  const resource = `zones/${gcpHome.zone}/instances/vm`
  const payload = { metadata: { instanceMetadataDelta } }
  return gcpActivity(gcpEvent(gcpEntry({ method, resource, payload })))
}

function ofProject(projectMetadataDelta: JsonObject): Activity | undefined {
  const method = 'v1.compute.projects.setCommonInstanceMetadata'
  const resourceName = `projects/${gcpHome.project}`
  const payload = { resourceName, metadata: { projectMetadataDelta } }
  return gcpActivity(gcpEvent(gcpEntry({ method, resource: '', labels: {}, payload })))
}

describe('metadata that lets somebody in (emulated)', () => {
  it('is keys and scripts, added or changed', () => {
    expect(flowText(ofInstance({ addedMetadataKeys: ['ssh-keys'] }))).toBe(
      'access:  => instances/vm',
    )
    expect(ofInstance({ modifiedMetadataKeys: ['startup-script-url'] })?.verb).toBe('access')
  })

  it('of a project lets into every instance of it', () => {
    const activity = ofProject({ addedMetadataKeys: ['sshKeys'] })
    expect(flowText(activity)).toBe('access:  => projects/payroll-prod')
    expect(activity?.outputs[0]?.kind).toBe('account')
  })

  it('is nothing else, and no key that is taken away', () => {
    expect(ofInstance({ addedMetadataKeys: ['owner'] })).toBeUndefined()
    expect(ofProject({ deletedMetadataKeys: ['ssh-keys'] })).toBeUndefined()
    expect(ofProject({ addedMetadataKeys: ['enable-oslogin'] })).toBeUndefined()
  })
})
