import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryNotebook, withoutCell } from '../../test/builders/arbitrary-notebook.ts'
import { playbookOf } from '../../test/builders/playbook-pages.ts'
import { isJsonObject, type JsonObject, parseJson, textOf, valueAt } from '../base/json.ts'
import { legacyNote } from './legacy-sign.ts'
import type { ManagedMark, ManagedUpdate } from './playbook.ts'
import { readPlaybook } from './read-playbook.ts'

const signed = `# T1578.001 Create Snapshot\n\nold words\n\n${legacyNote}\n\n*Last pulled from Mitre on: 23 June 2022*`
const mark: ManagedMark = { technique: 'T1578.001', template: 'v2', body: '0123456789abcdef' }

function cell(source: string | readonly string[], metadata: JsonObject = {}): JsonObject {
  return { cell_type: 'markdown', metadata, source }
}

function notebook(...cells: readonly JsonObject[]): JsonObject {
  return { cells, metadata: {}, nbformat: 4, nbformat_minor: 4 }
}

function pageOf(...cells: readonly JsonObject[]): string {
  return JSON.stringify(notebook(...cells), undefined, 1)
}

function codesOf(text: string): readonly string[] {
  return readPlaybook({ text, file: 'hunt.ipynb' }).diagnostics.map(({ code }) => code)
}

const content = notebook(
  cell([signed.slice(0, 30), signed.slice(30), '\n\n']),
  cell(['', 'words of the analyst → café\n\n', 'more']),
  cell('one string'),
)

function cellsOf(text: string): readonly JsonObject[] {
  const cells = valueAt(parseJson(text.replace(/^\uFEFF/, '')), 'cells')
  return Array.isArray(cells) ? cells.filter(isJsonObject) : []
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function sourceOf(one: JsonObject | undefined): string {
  const source = one?.['source']
  if (typeof source === 'string') return source
  return Array.isArray(source) ? source.filter(isText).join('') : ''
}

const updates: fc.Arbitrary<ManagedUpdate> = fc.record({
  blocks: fc
    .array(fc.string({ unit: 'grapheme' }), { minLength: 1 })
    .map((texts) => texts.map((text) => `${text.replaceAll(/[\r\n]/g, '')}\n\n`)),
  mark: fc.constantFrom(mark, { ...mark, template: 'legacy' }),
})

describe('replaceManaged of a notebook', () => {
  it('changes nothing but the source and the metadata of its cell, however the file is written', () => {
    fc.assert(
      fc.property(arbitraryNotebook(content), updates, (text, update) => {
        const place = cellsOf(text).findIndex((one) => sourceOf(one).includes('old words'))
        const changed = playbookOf(text).replaceManaged(update)
        expect(withoutCell(changed, place)).toBe(withoutCell(text, place))
        const [before, after] = [cellsOf(text)[place], cellsOf(changed)[place]]
        expect(sourceOf(after).trimEnd()).toBe(update.blocks.join('').trimEnd())
        expect(Array.isArray(after?.['source'])).toBe(Array.isArray(before?.['source']))
        expect(valueAt(after, 'metadata', 'spoor')).toEqual({ managed: 'attack', ...update.mark })
        expect(playbookOf(changed).replaceManaged(update)).toBe(changed)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the habits of the file within what it writes', () => {
    fc.assert(
      fc.property(arbitraryNotebook(content), updates, (text, update) => {
        const changed = playbookOf(text).replaceManaged(update)
        expect(breaksIn(changed)).toEqual(breaksIn(text))
        expect(isAscii(changed) || !isAscii(text) || !hasEscapes(text)).toBe(true)
        const known = [...marginsIn(text), ...deeper(text)]
        expect(marginsIn(changed).filter((margin) => !known.includes(margin))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('writes a list in lines as lines, and one in paragraphs as paragraphs', () => {
    const update = { blocks: ['# One\n\n', 'two\nthree\n\n'] }
    const lines = pageOf(cell(signed.split(/(?<=\n)/)))
    const paragraphs = pageOf(cell(signed.split(/(?<=\n\n)/)))
    const sourceIn = (text: string): unknown =>
      cellsOf(playbookOf(text).replaceManaged(update))[0]?.['source']
    expect(sourceIn(lines)).toEqual(['# One\n', '\n', 'two\n', 'three'])
    expect(sourceIn(paragraphs)).toEqual(['# One\n\n', 'two\nthree'])
  })

  it('puts what was rescued into a cell of its own, directly below, with an id where cells have ids', () => {
    const old = pageOf(cell(signed.split(/(?<=\n)/)), cell('mine'))
    const update = { blocks: ['# New\n\n'], rescued: 'first\n\nsecond' }
    const cells = cellsOf(playbookOf(old).replaceManaged(update))
    expect(cells.map(sourceOf)).toEqual(['# New', 'first\n\nsecond', 'mine'])
    expect(cells[1]).toEqual({
      cell_type: 'markdown',
      metadata: {},
      source: ['first\n', '\n', 'second'],
    })
    const newer = old.replace('"nbformat_minor": 4', '"nbformat_minor": 5')
    const id = textOf(cellsOf(playbookOf(newer).replaceManaged(update))[1]?.['id']) ?? ''
    expect(id).toMatch(/^kept-[0-9a-f]{16}$/)
    const taken = newer.replace('"metadata": {}', `"id": "${id}", "metadata": {}`)
    expect(cellsOf(playbookOf(taken).replaceManaged(update))[1]?.['id']).toBe(`${id}-2`)
  })

  it('replaces its mark and leaves other metadata', () => {
    const { body, technique, template } = mark
    const spoor = { body, managed: 'attack', technique, template }
    const text = pageOf(cell(signed, { spoor, tags: ['keep'] }))
    const fresh = { ...mark, body: 'ffffffffffffffff' }
    const changed = playbookOf(text).replaceManaged({ blocks: [signed], mark: fresh })
    expect(changed).toBe(text.replace(body, fresh.body))
  })
})

function breaksIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/\r?\n/g))
}

function marginsIn(text: string): readonly string[] {
  return text.match(/^[ \t]+/gm) ?? []
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text.replace(/^\uFEFF/, ''))
}

function hasEscapes(text: string): boolean {
  return /\\u(?!00)/.test(text)
}

/** The margin of the file one and two steps deeper than it goes: metadata may nest deeper than all else. */
function deeper(text: string): readonly string[] {
  const margins = (text.match(/^[ \t]+/gm) ?? []).toSorted((a, b) => a.length - b.length)
  const [step = ''] = margins
  const deepest = margins.at(-1) ?? ''
  return [deepest + step, deepest + step + step]
}

describe('the managed cell', () => {
  const tagged = cell('# T1578.001\n', { tags: ['x', 'spoor-managed'] })
  const marked = cell('# T1578.001\n', { spoor: { managed: 'attack', ...mark } })

  it('is the one with the mark, else the tag, else the sign of the seed', () => {
    const text = (...cells: readonly JsonObject[]): string =>
      playbookOf(pageOf(...cells)).managed.text
    expect(text(cell(signed), tagged, marked)).toBe('# T1578.001')
    expect(playbookOf(pageOf(tagged, marked)).managed.mark).toEqual(mark)
    expect(playbookOf(pageOf(cell(signed), tagged)).managed.text).toBe('# T1578.001')
    expect(text(cell('mine'), cell(signed))).toBe(signed)
  })

  it('is never code, whatever its marks', () => {
    expect(codesOf(pageOf({ ...tagged, cell_type: 'code' }))).toEqual(['playbook-managed-missing'])
  })

  it('must be exactly one', () => {
    expect(codesOf(pageOf(cell('mine')))).toEqual(['playbook-managed-missing'])
    expect(codesOf(pageOf(tagged, tagged))).toEqual(['playbook-managed-twice'])
    expect(codesOf(pageOf(cell(signed), cell(signed)))).toEqual(['playbook-managed-twice'])
  })

  it('is not looked for in a file that cannot be changed safely', () => {
    expect(codesOf('{"cells": [], "cells": [], "nbformat": 4}')).toEqual([
      'playbook-notebook-invalid',
    ])
    expect(codesOf('{"cells": [], "nbformat": 3}')).toEqual(['playbook-notebook-invalid'])
    expect(codesOf('{"nbformat": 4}')).toEqual(['playbook-notebook-invalid'])
    expect(codesOf('{"cells": [{"cell_type": "markdown"}], "nbformat": 4}')).toEqual([
      'playbook-notebook-invalid',
    ])
    const [fault] = readPlaybook({ text: '{\n "cells": [,]\n}', file: 'hunt.ipynb' }).diagnostics
    expect(fault).toMatchObject({ file: 'hunt.ipynb', line: 2, column: 12 })
  })
})
