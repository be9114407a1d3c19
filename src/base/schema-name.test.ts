import { describe, expect, it } from 'vitest'
import { schemaNameOf } from './schema-name.ts'

describe('the schema that a text names', () => {
  it.each([
    ['schema: spoor/scenario@1\nid: x\n', 'spoor/scenario@1'],
    ['# a remark\n\nschema: "spoor/scenario@1"\n', 'spoor/scenario@1'],
    ['{"schema": "spoor/emulation-test@1"}', 'spoor/emulation-test@1'],
    ['title: A rule\nschema: spoor/scenario@1\n', undefined],
    ['schema: other\n', undefined],
  ])('of %j is %s', (text, name) => {
    expect(schemaNameOf(text)).toBe(name)
  })
})
