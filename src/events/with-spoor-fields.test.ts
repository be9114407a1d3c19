import { expect, it } from 'vitest'
import { gcpEvent } from '../../test/builders/gcp-builder.ts'
import { withSpoorFields } from './with-spoor-fields.ts'

it('adds spoor fields beside the others and replaces those of the same name', () => {
  const event = {
    ...gcpEvent({}),
    document: { event: { id: 'e-1' }, spoor: { verb: 'copy', x: 1 } },
  }
  expect(withSpoorFields(event, { verb: 'share', y: 2 }).document).toEqual({
    event: { id: 'e-1' },
    spoor: { verb: 'share', x: 1, y: 2 },
  })
})

it('leaves the event that it was given as it was', () => {
  const event = gcpEvent({})
  const changed = withSpoorFields(event, { verb: 'share' })
  expect(event.document).not.toHaveProperty('spoor')
  expect(changed.native).toBe(event.native)
})
