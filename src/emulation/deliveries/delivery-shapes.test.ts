import { describe, expect, it } from 'vitest'
import { defaultShapes, deliveryShapes, shapeNamed } from './delivery-shapes.ts'

describe('the table of shapes', () => {
  it('has a name for each, in lower case with hyphens', () => {
    const names = deliveryShapes.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  it('describes each in a sentence', () => {
    for (const { says } of deliveryShapes) expect(says).toMatch(/^[A-Z].*\.$/)
  })

  it('says of shapes of Azure alone which records they want, and of no others', () => {
    for (const { name, sources, azureDialect } of deliveryShapes) {
      const isAzure = sources.length === 1 && sources[0] === 'azure.activitylogs'
      expect([name, azureDialect !== undefined]).toEqual([name, isAzure])
    }
  })

  it('delivers nothing of nothing', () => {
    for (const shape of deliveryShapes) expect([...shape.deliver([], {})]).toEqual([])
  })
})

it('a shape is found by its name', () => {
  expect(shapeNamed('event-hub')?.name).toBe('event-hub')
  expect(shapeNamed('no such shape')).toBeUndefined()
})

it('each log comes in the bucket of its cloud unless told otherwise', () => {
  const names = Object.entries(defaultShapes).map(([source, { name }]) => [source, name])
  expect(names).toEqual([
    ['aws.cloudtrail', 'trail'],
    ['azure.activitylogs', 'blob'],
    ['gcp.audit', 'sink'],
  ])
  for (const [source, { sources }] of Object.entries(defaultShapes)) {
    expect(sources).toEqual([source])
  }
})
