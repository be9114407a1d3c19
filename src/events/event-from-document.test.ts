import { describe, expect, it } from 'vitest'
import { eventFromDocument } from './event-from-document.ts'

describe('an event from an ECS document', () => {
  it('has its time, id and source', () => {
    const document = {
      '@timestamp': '2026-03-02T00:00:01.5+01:00',
      event: { id: 'e', dataset: 'gcp.audit' },
    }
    const time = Date.UTC(2026, 2, 1, 23, 0, 1, 500)
    expect(eventFromDocument(document)).toEqual({
      source: 'gcp.audit',
      id: 'e',
      time,
      endTime: time,
      document,
      native: {},
      records: [],
    })
  })

  it('may be of any product', () => {
    expect(eventFromDocument({ '@timestamp': 0, event: { dataset: 'okta.system' } })).toMatchObject(
      {
        id: '',
        time: 0,
      },
    )
  })

  it.each([{}, { '@timestamp': 'soon' }, { '@timestamp': null }])(
    'needs a time: %j',
    (document) => {
      expect(() => eventFromDocument(document)).toThrow(TypeError)
    },
  )
})
