import { describe, expect, it } from 'vitest'
import { compileEql } from '../detections/eql/compile.ts'
import { eventOf } from '../../test/builders/arbitrary-predicate.ts'
import { compileQuery, isDecidedByOneEvent } from './compile-query.ts'

/** The query of the seed page for Elastic Security, as it stands there. */
const seedQuery = `any where event.dataset == "azure.activitylogs"
  and event.action : ("Microsoft.Compute/snapshots/write", "Microsoft.Compute/virtualMachines/write",
                      "Microsoft.Compute/virtualMachines/delete", "Microsoft.Compute/disks/write")
  and not user.name : ("azure-backup-service", "azure-site-recovery")`

function matchesSeed(action: string, user?: string, dataset = 'azure.activitylogs'): boolean {
  const compiled = compileEql(seedQuery)
  if ('diagnostics' in compiled) throw new TypeError(JSON.stringify(compiled.diagnostics))
  const event = { dataset, action }
  const document = user === undefined ? { event } : { event, user: { name: user } }
  return compileQuery(compiled.query).matches(eventOf(document))
}

describe('the query of the seed page', () => {
  it('runs unmodified and ignores case', () => {
    expect(matchesSeed('MICROSOFT.COMPUTE/SNAPSHOTS/WRITE', 'mallory')).toBe(true)
    expect(matchesSeed('microsoft.compute/disks/write', 'mallory')).toBe(true)
  })

  it('matches events without a user', () => {
    expect(matchesSeed('Microsoft.Compute/snapshots/write')).toBe(true)
  })

  it('leaves out its exceptions, other actions and other logs', () => {
    expect(matchesSeed('Microsoft.Compute/snapshots/write', 'Azure-Backup-Service')).toBe(false)
    expect(matchesSeed('Microsoft.Compute/snapshots/read', 'mallory')).toBe(false)
    expect(matchesSeed('Microsoft.Compute/snapshots/write', 'mallory', 'aws.cloudtrail')).toBe(
      false,
    )
  })
})

describe('a query that one event does not decide', () => {
  const texts = [
    'any where true | head 1',
    'sequence [a where true] [b where true]',
    'sample by k [a where true] [b where true]',
  ]
  it.each(texts)('is known and refused: %s', (text) => {
    const compiled = compileEql(text)
    if ('diagnostics' in compiled) throw new TypeError(JSON.stringify(compiled.diagnostics))
    expect(isDecidedByOneEvent(compiled.query)).toBe(false)
    expect(() => compileQuery(compiled.query)).toThrow(TypeError)
  })
})
