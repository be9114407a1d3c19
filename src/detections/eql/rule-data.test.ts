import { describe, expect, it } from 'vitest'
import { parseEql } from './parser.ts'
import { fitsPattern, unreadData } from './rule-data.ts'

function unread(
  indices: readonly string[],
  query = 'any where true',
): readonly string[] | undefined {
  const parsed = parseEql(query)
  return unreadData(indices, 'statement' in parsed ? parsed.statement : undefined)
}

describe('the data of a rule', () => {
  it.each([
    [['logs-aws.cloudtrail-*']],
    [['filebeat-*', 'logs-azure*']],
    [['logs-*']],
    [['filebeat-*']],
    [['other:logs-gcp.audit-*', '-logs-gcp.audit-test']],
    [['auditbeat-*', 'logs-gcp*']],
    [[]],
  ])('is read from %j', (indices) => {
    expect(unread(indices)).toBeUndefined()
  })

  it.each([
    [['logs-endpoint.events.*'], ['logs-endpoint.events.*']],
    [['filebeat-*', 'logs-o365.audit-*'], ['logs-o365.audit-*']],
    [
      ['winlogbeat-*', 'logs-windows.*'],
      ['winlogbeat-*', 'logs-windows.*'],
    ],
  ])('is not read from %j', (indices, what) => {
    expect(unread(indices)).toEqual(what)
  })

  it.each([
    ['any where event.dataset == "okta.system"', ['okta.system']],
    ['any where a == 1 and (event.dataset : ("o365.*", "okta.*") or b == 2)', ['o365.*', 'okta.*']],
    ['sequence [any where event.dataset in ("a.b")] [any where true]', ['a.b']],
  ])('is what a query without indices asks for: %s', (query, what) => {
    expect(unread([], query)).toEqual(what)
  })

  it.each([
    'any where event.dataset in ("okta.system", "aws.cloudtrail")',
    'any where event.dataset like "aws.*"',
    'any where not event.dataset == "okta.system"',
    'any where event.dataset != "okta.system"',
    'any where event.dataset not in ("okta.system")',
  ])('may be ours: %s', (query) => {
    expect(unread([], query)).toBeUndefined()
  })
})

describe('a pattern of names', () => {
  it.each([
    ['a*b*c', 'aXbYc', true],
    ['a*b*c', 'abc', true],
    ['a*b', 'ab', true],
    ['a*ab', 'ab', false],
    ['*', '', true],
    ['abc', 'ABC', true],
    ['a*', 'ba', false],
  ])('%s and %s', (pattern, text, fits) => {
    expect(fitsPattern(pattern, text)).toBe(fits)
  })
})
