import { expect, it } from 'vitest'
import { lastPayload } from '../../../test/builders/gcp-step-player.ts'

it.each([
  ['send-ssh-key', '', { addedMetadataKeys: ['ssh-keys'] }],
  [
    'set-metadata',
    ", text: 'startup-script,enable-oslogin'",
    {
      modifiedMetadataKeys: ['startup-script', 'enable-oslogin'],
    },
  ],
  ['remove-metadata', ', text: ssh-keys', { deletedMetadataKeys: ['ssh-keys'] }],
])('%s tells the names of keys', (verb, rest, delta) => {
  const steps = [`{do: ${verb}, of: server${rest}}`]
  expect(lastPayload(steps, 'metadata', 'instanceMetadataDelta')).toEqual(delta)
})

it('a project has metadata for all its instances', () => {
  const steps = ['{do: set-project-metadata, text: ssh-keys, in: sister}']
  expect(lastPayload(steps, 'resourceName')).toBe('projects/example-recovery')
  expect(lastPayload(steps, 'metadata', 'projectMetadataDelta')).toEqual({
    modifiedMetadataKeys: ['ssh-keys'],
  })
})
