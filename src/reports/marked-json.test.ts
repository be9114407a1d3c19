import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../base/json.ts'
import { type MarkOf, markedJson } from './marked-json.ts'

const nothing: MarkOf = () => undefined
const every: MarkOf = (_, value) => (typeof value === 'string' ? 'text' : undefined)

/** The text of markup, as a browser would show it. */
function textOf(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

describe('a record', () => {
  it('is shown as JSON that says the same', () => {
    const plain = fc.string({ unit: 'grapheme-ascii', maxLength: 20 })
    const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        plain,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(plain, tie('tree'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(tree, fc.boolean(), (value, isMarked) => {
        const { html } = markedJson(value, isMarked ? every : nothing)
        expect(JSON.parse(textOf(html.markup))).toEqual(value)
      }),
    )
  })

  it('has the values that matter marked, each with its reason', () => {
    const asked: string[] = []
    const shown = markedJson(
      { user: { arn: 'a' }, list: ['b', { c: 7 }], none: null },
      (path, value) => {
        asked.push(`${path} ${value}`)
        return value === 'a' ? 'principal' : undefined
      },
    )
    expect(asked).toEqual(['user.arn a', 'list b', 'list.c 7'])
    expect(shown.html.markup).toContain('<mark title="principal">&quot;a&quot;</mark>')
    expect(shown.reasons).toEqual(['principal'])
  })
})

describe('a hostile record', () => {
  it('stays text, with what is hidden or turns writing shown', () => {
    const { markup } = markedJson({ '</script>': '<img src=x>\u202e\u0000' }, nothing).html
    expect(markup).toContain('&quot;&lt;/script&gt;&quot;')
    expect(markup).toMatch(/\\u\{202e\}|\\u202e/)
    expect(markup).not.toContain('\u202e')
  })

  it('is cut where it is long, wide or deep, and says so', () => {
    const long = markedJson({ name: 'x'.repeat(10_000) }, nothing)
    expect(textOf(long.html.markup)).toContain('… 8500 more characters')
    const wide = markedJson(
      Array.from({ length: 100_000 }, () => 'x'.repeat(100)),
      nothing,
    )
    expect(wide.size).toBeLessThan(30_000)
    expect(textOf(wide.html.markup)).toContain('the rest is left out')
    let deep: JsonValue = 1
    for (let depth = 0; depth < 5000; depth++) deep = [deep]
    expect(textOf(markedJson(deep, nothing).html.markup)).toContain('… 1 more inside …')
  })
})
