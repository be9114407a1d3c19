import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { renderJupyterContents } from './jupyter-contents.ts'

it('a book begins with the first page, the others are its chapters, without their endings', () => {
  const paths = ['b/hunt.md', 'a/T1578.001 "Create": #1.ipynb', 'c.ipynb', 'c.ipynb']
  expect(parse(renderJupyterContents(paths) ?? '')).toEqual({
    format: 'jb-book',
    root: 'a/T1578.001 "Create": #1',
    chapters: [{ file: 'b/hunt' }, { file: 'c' }],
  })
})

it('one page is a book without chapters, none is none', () => {
  expect(renderJupyterContents(['hunt.md'])).toBe('format: jb-book\nroot: "hunt"\n')
  expect(renderJupyterContents([])).toBeUndefined()
})
