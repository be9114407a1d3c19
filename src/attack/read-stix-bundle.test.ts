import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../base/diagnostic.ts'
import { createFaults } from './faults.ts'
import { readStixBundle } from './read-stix-bundle.ts'
import type { StixBundle } from './stix-bundle.ts'

function read(text: string): {
  readonly bundle: StixBundle | undefined
  readonly told: readonly Diagnostic[]
} {
  const faults = createFaults('a.json')
  return { bundle: readStixBundle({ text, file: 'a.json' }, faults), told: faults.diagnostics() }
}

function bundleOf(objects: string, fields = ''): string {
  return `{"type":"bundle","id":"bundle--1"${fields},"objects":[${objects}]}`
}

function place(text: string): unknown {
  return read(text).told.map(({ code, message, line, column }) => [code, message, line, column])
}

describe('readStixBundle', () => {
  it('sorts by type and id and keeps every field as it is', () => {
    const objects =
      '{"type":"b","id":"b--1"},{"type":"a","id":"a--2","x_new":{"y":[1]}},{"type":"a","id":"a--1"}'
    const { bundle, told } = read(bundleOf(objects, ',"spec_version":"2.0"'))
    expect(bundle?.objects.map(({ id }) => id)).toEqual(['a--1', 'a--2', 'b--1'])
    expect(bundle?.objects[1]?.fields).toEqual({ type: 'a', id: 'a--2', x_new: { y: [1] } })
    expect(bundle?.fields).toEqual({ type: 'bundle', id: 'bundle--1', spec_version: '2.0' })
    expect([bundle?.form, bundle?.leftOut, told]).toEqual(['2.0', [], []])
  })

  it('knows STIX 2.1 by its objects', () => {
    expect(read(bundleOf('{"type":"a","id":"a--1","spec_version":"2.1"}')).bundle?.form).toBe('2.1')
  })

  it('reads a text that begins with a byte order mark', () => {
    expect(read(`\uFEFF${bundleOf('')}`).bundle?.objects).toEqual([])
  })

  it('places what is no JSON, and says when the end is missing', () => {
    expect(place('{\n "type" oops}')).toEqual([['attack-bundle-json', 'the file is no JSON', 2, 9]])
    expect(place('oops')).toEqual([
      ['attack-bundle-json', 'the file is no JSON', undefined, undefined],
    ])
    const cut = ['attack-bundle-json', 'the JSON ends before it is complete']
    expect(place('{"type":"bundle",\n"objects":[')).toEqual([[...cut, 2, 12]])
    expect(place('{"type":"bun')).toEqual([[...cut, 1, 13]])
    expect(place('')).toEqual([[...cut, 1, 1]])
  })

  it('tells of entries that are no objects by their place and id', () => {
    const deep = `{"type":"a","id":"a--3","x":${'['.repeat(40)}${']'.repeat(40)}}`
    const { bundle, told } = read(
      bundleOf(`null,{"type":"a"},{"type":"a","id":"b--1"},${deep},{"type":"a","id":"a--1"}`),
    )
    expect(bundle?.objects.map(({ id }) => id)).toEqual(['a--1'])
    expect(bundle?.leftOut).toEqual([{ what: 'entry that is no STIX object', count: 4 }])
    expect(told.map(({ message }) => message)).toEqual([
      'entry 1 of the bundle lacks a type, or an id that begins with the type; it is not read',
      'entry 2 of the bundle lacks a type, or an id that begins with the type; it is not read',
      'entry 3 of the bundle ("b--1") lacks a type, or an id that begins with the type; it is not read',
      'entry 4 of the bundle ("a--3") nests deeper than 32 levels; it is not read',
    ])
  })

  it('survives a text that nests without end', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(read(bundleOf(deep)).told.map(({ code }) => code)).toEqual(['attack-object-invalid'])
    expect(read(bundleOf('', `,"x":${deep}`)).bundle?.fields).toEqual({ type: 'bundle' })
    expect(read(deep).told.map(({ code }) => code)).toEqual(['attack-not-a-bundle'])
  })

  it('keeps a key __proto__ as a key', () => {
    const { bundle } = read(bundleOf('{"type":"a","id":"a--1","__proto__":{"name":"x"}}'))
    const [object] = bundle?.objects ?? []
    expect(object?.fields['name']).toBeUndefined()
    expect(Object.keys(object?.fields ?? {})).toContain('__proto__')
  })

  it('lets time, then content, decide between versions of an object, never their order', () => {
    const [old, same, more] = [
      '{"type":"a","id":"a--1","modified":"2020","n":9}',
      '{"type":"a","id":"a--1","modified":"2021","n":1}',
      '{"type":"a","id":"a--1","modified":"2021","n":2}',
    ]
    for (const order of [
      [old, same, more],
      [more, same, old],
      [same, more, old],
    ]) {
      const { bundle } = read(bundleOf(order.join()))
      expect(bundle?.objects.map(({ fields }) => fields['n'])).toEqual([2])
      expect(bundle?.leftOut).toEqual([{ what: 'repeat of an object', count: 2 }])
    }
  })
})
