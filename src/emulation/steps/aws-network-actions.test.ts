import { describe, expect, it } from 'vitest'
import { at, playAws } from '../../../test/builders/aws-steps.ts'
import { textOf } from '../../base/json.ts'
import { portsOf } from './aws-network-actions.ts'

/** The request of opening a port. */
const opened = (words: string): string =>
  JSON.stringify(at(playAws(`{do: open, of: door, ${words}}`)[0], 'requestParameters'))

describe('a network group', () => {
  it('is opened to the world, to an address or to several', () => {
    expect(opened('port: 22, from: world')).toContain('"cidrIp":"0.0.0.0/0"')
    expect(opened('port: 22, from: 203.0.113.0/24')).toContain('"cidrIp":"203.0.113.0/24"')
    const several = opened('port: 22, from: [203.0.113.0/24, world], form: nested')
    expect(several).toContain('203.0.113.0/24')
    expect(several).toContain('0.0.0.0/0')
  })

  it('is opened in the form that can say it', () => {
    expect(opened('port: 22, from: "::/0"')).toContain('"cidrIpv6":"::/0"')
    expect(opened('port: 22, from: [203.0.113.0/24, world]')).toContain('"ipRanges"')
  })

  it('has the protocol that is named, TCP when none is', () => {
    expect(opened('port: 22, from: world')).toContain('"ipProtocol":"tcp"')
    expect(opened('port: 53, from: world, text: udp')).toContain('"ipProtocol":"udp"')
  })

  it('that was made is opened, joined and deleted under its id', () => {
    const [made, ...others] = playAws(
      '{do: create-group, as: new}',
      '{do: open, of: new, port: 22, from: world}',
      '{do: join, of: server, group: new}',
      '{do: delete, of: new}',
    )
    const id = textOf(at(made, 'responseElements', 'groupId')) ?? 'none'
    expect(id).toMatch(/^sg-/)
    for (const record of others)
      expect(JSON.stringify(at(record, 'requestParameters'))).toContain(id)
    expect(at(made, 'requestParameters', 'groupDescription')).toBe('new')
  })
})

describe('ports', () => {
  it.each([
    [22, [22, undefined]],
    ['22', [22, undefined]],
    ['20-25', [20, 25]],
    ['all', [undefined, undefined]],
    [undefined, [undefined, undefined]],
  ])('%j are %j', (port, ports) => {
    expect(portsOf(port)).toEqual(ports)
  })
})
