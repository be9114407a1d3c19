import { describe, expect, it } from 'vitest'
import { documentSchemas } from './document-schemas.ts'

const schemas = new Map(documentSchemas().map(({ file, schema }) => [file, schema]))

describe('the schemas of our documents', () => {
  it('are JSON Schema with a title, one for each kind', () => {
    expect([...schemas.keys()]).toEqual([
      'scenario.schema.json',
      'emulation-test.schema.json',
      'environment.schema.json',
    ])
    expect([...schemas.values()].map(({ $schema, title, type }) => [$schema, title, type])).toEqual(
      [
        ['https://json-schema.org/draft/2020-12/schema', 'A scenario of Spoor', 'object'],
        ['https://json-schema.org/draft/2020-12/schema', 'A test of Spoor', 'object'],
        [
          'https://json-schema.org/draft/2020-12/schema',
          'What an organisation knows of itself',
          'object',
        ],
      ],
    )
  })

  it('say of each key what it means, for editors', () => {
    const text = JSON.stringify(schemas.get('scenario.schema.json'))
    expect(text).toContain('Delivered two times, as the same event.')
    expect(text).toContain('"const":"spoor/scenario@1"')
  })
})
