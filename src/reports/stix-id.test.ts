import { describe, expect, it } from 'vitest'
import { observableId, stixId, uuidOf } from './stix-id.ts'

describe('ids of STIX objects', () => {
  it('are UUIDs of version 5, as RFC 9562 makes them (appendix A.4)', () => {
    const ofNames = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'
    expect(uuidOf(ofNames, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
  })

  it('of observables are those that every maker gives them (STIX 2.1 section 2.9)', () => {
    // The example that the specification gives of such an id, section 2.9.
    expect(observableId('ipv4-addr', { value: '198.51.100.3' })).toBe(
      'ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4',
    )
  })

  it('differ where the words do, however they are cut', () => {
    const ids = [
      stixId('a', 'b', 'c'),
      stixId('a', 'bc'),
      stixId('a', 'b c'),
      stixId('a', 'c', 'b'),
    ]
    expect(new Set(ids).size).toBe(4)
    expect(stixId('attack-action', 'x')).toBe(stixId('attack-action', 'x'))
    expect(stixId('attack-action', 'x')).toMatch(
      /^attack-action--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })
})
