import { expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { createFaults } from './faults.ts'
import { type FieldReader, readFields } from './field-reader.ts'

function reader(fields: JsonObject): {
  readonly fields: FieldReader
  readonly told: () => readonly string[]
} {
  const faults = createFaults(undefined)
  return {
    fields: readFields({ id: 'a--1', type: 'a', fields }, faults),
    told: () => faults.diagnostics().map(({ message }) => message),
  }
}

it('reads absent, null and empty fields as absent, without a word', () => {
  const { fields, told } = reader({ null: null, empty: '' })
  for (const name of ['null', 'empty', 'absent', 'constructor']) {
    expect([fields.text(name), fields.flag(name), fields.texts(name), fields.rows(name)]).toEqual([
      undefined,
      false,
      [],
      [],
    ])
  }
  expect(told()).toEqual([])
})

it('tells of a field of another type, with the id of the object', () => {
  const { fields, told } = reader({ text: 1, flag: 'yes', list: 'x', mixed: ['a', 1], rows: [1] })
  expect([fields.text('text'), fields.flag('flag'), fields.texts('list')]).toEqual([
    undefined,
    false,
    [],
  ])
  expect([fields.texts('mixed'), fields.rows('rows')]).toEqual([['a'], []])
  expect(told()).toEqual([
    'a--1: text is not a text; it is read as absent',
    'a--1: flag is not true or false; it is read as absent',
    'a--1: list is not a list; it is read as absent',
    'a--1: mixed is not a list of texts throughout; it is read as absent',
    'a--1: rows is not a list of objects throughout; it is read as absent',
  ])
})

it('drops repeats in a list and keeps its order', () => {
  expect(reader({ list: ['b', 'a', 'b', ''] }).fields.texts('list')).toEqual(['b', 'a'])
})

it('reads rows with their path, and tells what they need', () => {
  const { fields, told } = reader({ rows: [{ name: 'x' }, {}] })
  expect(fields.rows('rows').map((row) => row.needed('name'))).toEqual(['x', undefined])
  expect(told()).toEqual(['a--1: rows.name is missing; it is read as absent'])
})
