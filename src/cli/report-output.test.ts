import { describe, expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { parseFormats, reportTarget } from './report-output.ts'

const { root, put } = createInputFolder()
const file = put('report.json', '{}')

const names = (text: string): readonly string[] => parseFormats(text).map(({ name }) => name)

describe('formats by name', () => {
  it('are read from a list, each once', () => {
    expect(names('json')).toEqual(['json'])
    expect(names('csv, json,csv')).toEqual(['csv', 'json'])
  })

  it.each([
    ['jsn', 'did you mean "json"'],
    ['', 'Allowed choices are text, html, json'],
    ['json,', 'Allowed choices are'],
    ['__proto__', 'Allowed choices are'],
  ])('are refused where there is none of the name: %s', (text, hint) => {
    expect(() => parseFormats(text)).toThrow(hint)
  })
})

describe('where a report goes', () => {
  it('is stdout or a file, as text unless another format is asked for', async () => {
    expect(await reportTarget(undefined, undefined)).toMatchObject({
      target: { kind: 'stdout', format: { name: 'text' } },
    })
    expect(await reportTarget(parseFormats('json'), file)).toMatchObject({
      target: { kind: 'file', format: { name: 'json' } },
    })
  })

  it.each([root, `${root}/`, `${root}/new/`])(
    'is a folder when it is one or ends so',
    async (path) => {
      expect(await reportTarget(parseFormats('csv,json'), path)).toMatchObject({
        target: { kind: 'folder', folder: path, formats: [{ name: 'csv' }, { name: 'json' }] },
      })
    },
  )

  it('is a folder with the usual formats when none is named', async () => {
    const { target } = await reportTarget(undefined, root)
    const formats = target?.kind === 'folder' ? target.formats.map(({ name }) => name) : []
    expect(formats).toEqual(
      expect.arrayContaining(['text', 'json', 'csv', 'markdown', 'navigator']),
    )
    expect(formats).not.toContain('ocsf')
  })

  it.each([undefined, file, `${root}/new`])(
    'takes several formats into a folder only',
    async (path) => {
      const { target, diagnostics } = await reportTarget(parseFormats('csv,json'), path)
      expect(target).toBeUndefined()
      expect(diagnostics).toMatchObject([
        { code: 'output-not-folder', hint: expect.stringMatching(/^name a folder: --output .+\//) },
      ])
    },
  )
})
