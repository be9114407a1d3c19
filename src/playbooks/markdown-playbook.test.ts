import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { playbookOf } from '../../test/builders/playbook-pages.ts'
import type { ManagedMark } from './playbook.ts'
import { readPlaybook } from './read-playbook.ts'

const mark: ManagedMark = { technique: 'T1578.001', template: 'v2', body: '0123456789abcdef' }
const open = '<!-- spoor:managed attack T1578.001 -->'
const marked = '<!-- spoor:managed attack T1578.001 v2 body:0123456789abcdef -->'
const close = '<!-- /spoor:managed -->'

function codesOf(text: string): readonly string[] {
  return readPlaybook({ text, file: 'hunt.md' }).diagnostics.map(({ code }) => code)
}

/** Anything that an analyst writes, but for the lines of the region. */
const prose = fc
  .array(fc.oneof(fc.string(), fc.constantFrom('+++ {"a": 1}', '```eql', '---', '', 'ümläut')))
  .map((lines) => lines.map((line) => line.replaceAll(/[\r\n]/g, '')))

describe('replaceManaged of Markdown', () => {
  it('changes nothing outside of the region', () => {
    const breaks = fc.constantFrom('\n', '\r\n')
    fc.assert(
      fc.property(prose, prose, breaks, fc.boolean(), (before, after, lineBreak, hasMark) => {
        const lines = [...before, open, 'old', close, ...after]
        const text = (hasMark ? '\uFEFF' : '') + lines.join(lineBreak)
        const changed = playbookOf(text, 'hunt.md').replaceManaged({ blocks: ['# New\n\n'], mark })
        const region = ['', '# New', '', ''].join(lineBreak)
        const at = text.indexOf(open)
        expect(changed).toBe(
          text.slice(0, at) + marked + lineBreak + region + text.slice(text.indexOf(close, at)),
        )
        expect(playbookOf(changed, 'hunt.md').managed).toEqual({
          text: '# New',
          technique: 'T1578.001',
          mark,
        })
        const again = playbookOf(changed, 'hunt.md').replaceManaged({ blocks: ['# New\n\n'], mark })
        expect(again).toBe(changed)
      }),
    )
  })

  it('puts what was rescued directly below', () => {
    const text = `mine\n${open}\n${close}\nmore\n`
    const update = { blocks: ['# New\n\n'], mark, rescued: 'kept\n' }
    expect(playbookOf(text, 'hunt.md').replaceManaged(update)).toBe(
      `mine\n${marked}\n\n# New\n\n${close}\n\nkept\nmore\n`,
    )
  })
})

describe('the managed region', () => {
  it("stands between two lines; all else is the analyst's, a cell after each +++", () => {
    const text = `---\nkind: hunt\n---\n${open}\n${close}\nfirst\n+++ {"tags": []}\nsecond`
    expect(playbookOf(text, 'hunt.md')).toMatchObject({
      format: 'markdown',
      managed: { text: '', technique: 'T1578.001' },
      cellsBefore: 1,
    })
    const cells = playbookOf(text, 'hunt.md').analystCells
    const texts = ['---\nkind: hunt\n---\n', 'first\n', 'second']
    expect(cells.map((cell) => cell.text)).toEqual(texts)
    expect(cells.map((cell) => cell.placeInFile(2))).toEqual(
      texts.map((one) => text.indexOf(one) + 2),
    )
  })

  it('must be exactly one', () => {
    expect(codesOf('nothing')).toEqual(['playbook-managed-missing'])
    expect(codesOf(`${open}\n`)).toEqual(['playbook-managed-missing'])
    expect(codesOf(`${close}\n${open}\n`)).toEqual(['playbook-managed-missing'])
    expect(codesOf(`${open}\n${close}\n${open}\n${close}\n`)).toEqual(['playbook-managed-twice'])
    expect(codesOf(`${open}\n${close}\n${close}\n`)).toEqual(['playbook-managed-twice'])
  })
})
