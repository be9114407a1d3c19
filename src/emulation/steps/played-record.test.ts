import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import type { TimedStep } from '../scenario/expand-steps.ts'
import { editRecord } from './played-record.ts'

const record = { eventName: 'X', request: { items: [{ id: 1 }, { id: 2 }], 'a.b': true } }

function edited(step: Pick<TimedStep, 'set' | 'unset'>): JsonObject {
  return editRecord(record, { by: 'lena', do: 'x', time: 0, path: [], turn: '', ...step })
}

describe('a finished record', () => {
  it('is changed at paths, made where they are missing', () => {
    const set = {
      eventName: 'Y',
      'request.items[*].id': 7,
      'request["a.b"]': false,
      'new.list[0]': 'z',
    }
    expect(edited({ set })).toEqual({
      eventName: 'Y',
      request: { items: [{ id: 7 }, { id: 7 }], 'a.b': false },
      new: { list: ['z'] },
    })
  })

  it('loses what is unset, after what is set', () => {
    expect(
      edited({ set: { 'request.x': 1 }, unset: ['request.items', 'request.x', 'nothing.here'] }),
    ).toEqual({
      eventName: 'X',
      request: { 'a.b': true },
    })
  })

  it('stays itself when nothing is asked, and is never changed itself', () => {
    const before = JSON.stringify(record)
    expect(edited({})).toEqual(record)
    edited({ set: { 'request.items': [] }, unset: ['eventName'] })
    expect(JSON.stringify(record)).toBe(before)
  })

  it('cannot be lost: the whole is no path', () => {
    expect(edited({ set: { '[0]': 1 } })).toEqual(record)
  })

  it('pollutes nothing', () => {
    const set = {
      '__proto__.polluted': 1,
      'constructor.prototype.polluted': 2,
      'request.__proto__.polluted': 3,
    }
    const result = edited({ set, unset: ['__proto__.toString'] })
    expect({}).not.toHaveProperty('polluted')
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype)
    expect(Object.hasOwn(result, '__proto__')).toBe(true)
    expect(typeof Object.prototype.toString).toBe('function')
  })
})
