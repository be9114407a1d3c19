import { describe, expect, it } from 'vitest'
import {
  ruleFinding,
  storyChain,
  storyFinding,
  storyShare,
} from '../../test/builders/reported-builder.ts'
import {
  accountsOf,
  addressesOf,
  exposureOf,
  isAddress,
  principalsOf,
  providersOf,
  receiversOf,
  regionsOf,
  rootOf,
  rulesOf,
  spanOf,
} from './finding-facts.ts'

describe('the facts of a finding', () => {
  it('tell when it began and ended by the steps of its chain, the repeats of a step included', () => {
    expect(spanOf(storyFinding())).toEqual({
      from: '2026-03-02T09:14:00.000Z',
      to: '2026-03-02T11:41:00.000Z',
    })
    const longer = storyChain(({ steps }) => ({
      steps: steps.map((step, place) =>
        place === 0 ? { ...step, until: '2026-03-03T00:00:00.000Z' } : step,
      ),
    }))
    expect(spanOf(longer)?.to).toBe('2026-03-03T00:00:00.000Z')
  })

  it('do not count evidence of what was there long before the chain', () => {
    const { evidence } = storyFinding()
    const older = evidence.map((one) => ({ ...one, time: '2020-01-01T00:00:00.000Z' }))
    expect(spanOf(storyFinding({ evidence: [...older, ...evidence] }))?.from).toMatch(/^2026/)
    expect(spanOf({ ...ruleFinding(), evidence: older })?.from).toMatch(/^2020/)
    expect(spanOf({ ...ruleFinding(), evidence: [] })).toBeUndefined()
  })

  it('name principals, places and clouds once each, in the order of their deeds', () => {
    expect(principalsOf(storyFinding()).map((id) => id.slice(0, 36))).toEqual([
      'arn:aws:iam::111122223333:user/alice',
      'arn:aws:iam::111122223333:user/bob\u001b[',
    ])
    expect(principalsOf(ruleFinding())).toEqual(['arn:aws:iam::111122223333:user/alice'])
    expect(accountsOf(storyFinding())).toEqual(['111122223333'])
    expect(regionsOf(storyFinding())).toEqual(['eu-west-1'])
    expect(providersOf(storyFinding())).toEqual(['aws'])
  })

  it('take no name of a service for an address', () => {
    const sources = ['192.0.2.7', 'ec2.amazonaws.com', '2001:db8::1', '10.1', null]
    const evidence = ruleFinding().evidence.flatMap((one) =>
      sources.map((source_ip) => ({ ...one, source_ip })),
    )
    expect(addressesOf(storyFinding({ evidence }))).toEqual(['192.0.2.7', '2001:db8::1'])
    expect(isAddress('AWS Internal')).toBe(false)
  })

  it('name who received a copy, by a share or an export', () => {
    expect(receiversOf(storyFinding())).toEqual([])
    const given = storyChain(({ links }) => ({
      exposure: [storyShare, storyShare],
      links: links.map((link) => ({ ...link, kind: 'exported-to', to: 'aws:s3:bucket' })),
    }))
    expect(receiversOf(given)).toEqual(['999988887777', 'aws:s3:bucket'])
    expect(receiversOf(ruleFinding())).toEqual([])
  })

  it('say whether a copy is open still', () => {
    const until = '2026-03-02T12:00:00.000Z'
    const closed = { ...storyShare, until }
    expect(exposureOf(storyFinding())).toBe('open')
    expect(exposureOf(storyChain(() => ({ exposure: [closed] })))).toBe('closed')
    expect(exposureOf(storyChain(() => ({ exposure: [closed, storyShare] })))).toBe('open')
    expect(exposureOf(storyChain(() => ({ exposure: [] })))).toBe('none')
    expect(exposureOf(ruleFinding())).toBe('none')
  })

  it('name rules and the source of the data', () => {
    const beside = { id: 'r-2', title: 'Beside' }
    expect(rulesOf(storyFinding({ also_matched: [beside] }))).toEqual([beside])
    expect(rulesOf({ ...ruleFinding(), also_matched: [beside] })).toEqual([
      { id: 'r-1', title: 'Odd call' },
      beside,
    ])
    expect([rootOf(storyFinding()), rootOf(ruleFinding())]).toEqual(['vol-1', undefined])
  })
})
