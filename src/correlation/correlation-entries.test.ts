import { describe, expect, it } from 'vitest'
import { gcpEvent } from '../../test/builders/gcp-builder.ts'
import { keptWith } from '../../test/builders/kept-builder.ts'
import type { JsonObject } from '../base/json.ts'
import type { CorrelationMember, CorrelationQuery } from '../detections/query/query.ts'
import { EntryReader, type UnusedReason } from './correlation-entries.ts'
import { fieldsOf } from './kept-fields.ts'
import { tupleOf } from './value-tuples.ts'
import type { GroupedEntry } from './window-run.ts'

function member(group: string, value: string): CorrelationMember {
  return {
    query: { kind: 'event', where: { kind: 'constant', value: true } },
    groupBy: [{ kind: 'field', field: { document: 'ecs', path: group } }],
    values: [{ kind: 'field', field: { document: 'ecs', path: value } }],
  }
}

const query: CorrelationQuery = {
  kind: 'correlation',
  members: [member('user', 'ip'), member('owner', 'ip')],
  groupBy: ['user'],
  timespan: 10,
  test: { kind: 'distinct', bounds: [] },
}

function read(document: JsonObject, members: readonly number[]): readonly GroupedEntry[] | string {
  const unused: UnusedReason[] = []
  const { fields, keep } = keptWith(...fieldsOf(query))
  const reader = new EntryReader(query, {
    fields,
    onCut: () => undefined,
    onUnused: (reason) => unused.push(reason),
  })
  const entries = reader.ofEvent(keep({ ...gcpEvent({}), document }), 3, members)
  return unused[0] ?? entries
}

describe('entries of an event', () => {
  it('stand in each group that a member puts it in', () => {
    expect(read({ user: 'u', owner: 'o', ip: 'i' }, [0, 1])).toMatchObject([
      { group: tupleOf(['u']), entry: { at: 3, events: [3], members: [0] } },
      { group: tupleOf(['o']), entry: { members: [1] } },
    ])
  })

  it('are one where several members agree on the group', () => {
    expect(read({ user: 'u', owner: 'u', ip: 'i' }, [0, 1])).toMatchObject([
      { group: tupleOf(['u']), entry: { members: [0, 1], texts: [tupleOf(['i']).id] } },
    ])
  })

  it('are none without a group or without a value, and the reason is told', () => {
    expect(read({ ip: 'i' }, [0])).toBe('group')
    expect(read({ user: 'u' }, [0])).toBe('value')
  })
})
