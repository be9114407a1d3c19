import { describe, expect, it } from 'vitest'
import { timeAt } from '../clock.ts'
import { createRandom } from '../random.ts'
import { runSystemOperation, startOperation } from './gcp-operation.ts'

const time = timeAt('2026-09-17 00:41:15')
const random = createRandom('operation test')
const compute = {
  service: 'compute.googleapis.com',
  method: 'v1.compute.disks.insert',
  type: 'insert',
  target: 'projects/p/zones/z/disks/d',
  user: 'ines@example.com',
  time,
}
const prefix = 'https://www.googleapis.com/compute'

describe('an operation of Compute Engine', () => {
  it('is named in the answer and lies where its target lies', () => {
    const { id, answer } = startOperation(compute, random)
    expect(id).toMatch(/^operation-\d+-[0-9a-f]{13}-[0-9a-f]{8}-[0-9a-f]{8}$/)
    expect(answer).toMatchObject({
      name: id,
      operationType: 'insert',
      status: 'RUNNING',
      user: 'ines@example.com',
      targetLink: `${prefix}/v1/projects/p/zones/z/disks/d`,
      zone: `${prefix}/v1/projects/p/zones/z`,
      selfLink: `${prefix}/v1/projects/p/zones/z/operations/${id}`,
    })
  })

  it.each([
    ['projects/p/global/images/i', 'projects/p/global'],
    ['projects/p/regions/r/disks/d', 'projects/p/regions/r'],
    ['projects/p', 'projects/p/global'],
    ['locations/global/firewallPolicies/7', 'locations/global'],
  ])('on %s lies in %s', (target, home) => {
    const { id, answer } = startOperation({ ...compute, target }, random)
    expect(answer['selfLink']).toBe(`${prefix}/v1/${home}/operations/${id}`)
  })

  it('has links of the version that the call has', () => {
    const method = 'beta.compute.disks.insert'
    const { answer } = startOperation({ ...compute, method }, random)
    expect(answer['targetLink']).toBe(`${prefix}/beta/projects/p/zones/z/disks/d`)
  })

  it('of a schedule is over when it is told', () => {
    const { id, answer } = runSystemOperation(compute, random)
    expect(id).toMatch(/^systemevent-/)
    expect(answer).toMatchObject({ status: 'DONE', progress: '100' })
    expect(answer).toHaveProperty('endTime')
  })
})

it('an operation of Cloud SQL has a UUID and names the instance', () => {
  const target = 'projects/p/instances/db'
  const service = 'cloudsql.googleapis.com'
  const { id, answer } = startOperation({ ...compute, service, type: 'CLONE', target }, random)
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(answer).toMatchObject({
    kind: 'sql#operation',
    name: id,
    operationType: 'CLONE',
    status: 'PENDING',
    targetId: 'db',
    targetProject: 'p',
    targetLink: expect.stringMatching(/\/projects\/p\/instances\/db$/),
  })
})

it('a build is known by its project', () => {
  const target = 'projects/p/builds'
  const service = 'cloudbuild.googleapis.com'
  const { id, answer } = startOperation({ ...compute, service, target }, random)
  expect(id).toMatch(/^operations\/build\/p\//)
  expect(answer['name']).toBe(id)
})
