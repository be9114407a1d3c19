import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headingName, type MarkdownPage, renderMarkdown, slugOf } from './markdown-html.ts'

const page: MarkdownPage = { prefix: 'p.', lower: 1, addressOf: () => undefined }

function markup(text: string, options: Partial<MarkdownPage> = {}): string {
  return renderMarkdown([text], { ...page, ...options }).html.markup
}

describe('Markdown', () => {
  it('sets headings one level lower, lists, emphasis, code, tables and rules', () => {
    expect(markup('# A *b*\n\n- one\n- **two**\n\n---\n\n3. `x`')).toBe(
      '<h2 id="p.a-b">A <em>b</em></h2>' +
        '<ul><li>one</li><li><strong>two</strong></li></ul><hr>' +
        '<ol start="3"><li><code>x</code></li></ol>',
    )
    expect(markup('|a|b|\n|---|---|\n|1|~~2~~|')).toContain('<td>1</td><td><s>2</s></td>')
    expect(markup('```eql\nany where <x>\n```')).toBe(
      '<pre tabindex="0"><code>any where &lt;x&gt;\n</code></pre>',
    )
    expect(markup('> a  \n> b')).toBe('<blockquote><p>a<br>b</p></blockquote>')
  })

  it('gives headings of one name different places, and leads to them from any cell', () => {
    const { html, headings } = renderMarkdown(
      ['[go](#Hunter-Notes) [no](#nowhere)', '# Hunter Notes\n# Hunter Notes'],
      page,
    )
    expect(headings.map(({ id }) => id)).toEqual(['p.hunter-notes', 'p.hunter-notes-2'])
    expect(html.markup).toContain('<a href="#p.hunter-notes">go</a> no')
  })

  it('shows HTML as text; comments and the tags of MITRE go, their words stay', () => {
    expect(markup('a <img src=x onerror=alert(1)> b')).toBe(
      '<p>a &lt;img src=x onerror=alert(1)&gt; b</p>',
    )
    expect(markup('<script>alert(1)</script>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')
    expect(markup('<!-- a note -->\n\nx <!-- y --> <code>gcloud</code><br>z')).toBe(
      '<p>x  gcloud<br>z</p>',
    )
    expect(markup('<!-- a --> <img src=x> <!-- b -->')).toContain('&lt;img')
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'file:///x',
    '//example.com',
    'vbscript:x',
    '&#106;avascript:alert(1)',
  ])('makes no link of %s', (target) => {
    expect(markup(`[words](${target}) ![picture](${target}) <${target}>`)).not.toContain('<a')
  })

  it('loads no picture: it is a link to the web, or its words', () => {
    expect(markup('![a map](https://example.com/a.png)')).toBe(
      '<p><a href="https://example.com/a.png" rel="noreferrer noopener">a map</a></p>',
    )
    expect(markup('![](a.png)')).toBe('<p>picture</p>')
    expect(markup('[![a](https://example.com/a)](https://example.com/b)')).toBe(
      '<p><a href="https://example.com/b" rel="noreferrer noopener">a</a></p>',
    )
  })

  it('leads to pages of the site, from links and from names in code', () => {
    const options = {
      addressOf: (target: string) => (target === 'my rule.yml' ? '../rule.html' : undefined),
      addressOfCode: (text: string) => (text === 'rule' ? '../rule.html' : undefined),
    }
    expect(markup('[r](my%20rule.yml) [s](other.yml) `rule` `x`', options)).toBe(
      '<p><a href="../rule.html">r</a> s <a href="../rule.html"><code>rule</code></a> <code>x</code></p>',
    )
    expect(markup('[`rule`](my%20rule.yml)', options)).toBe(
      '<p><a href="../rule.html"><code>rule</code></a></p>',
    )
  })

  it('drops what hides or turns writing from prose, and shows it in code', () => {
    expect(markup('a\u202Eb')).toBe('<p>ab</p>')
    expect(markup('`a\u202Eb`')).toBe('<p><code>a\\u{202e}b</code></p>')
  })

  it('shows a text that is far too long as it is written', () => {
    expect(markup(`# ${'x'.repeat(1_000_001)}`)).toMatch(/^<pre tabindex="0"><code># x/)
  })

  it('takes a paragraph of very many lines', () => {
    const lines = markup('a\n'.repeat(200_000)).split('\n')
    expect(lines).toHaveLength(200_000)
  })

  it('holds nothing that runs or loads, whatever is written', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '[a](',
        '](',
        ')',
        '<',
        '>',
        '`',
        '![',
        '"',
        "'",
        'javascript:',
        '<script>',
        '\n',
        '|',
        '<a href="',
        '&quot;',
        '&#x22;',
        'https://x.example/',
        '<!--',
        '-->',
        '# ',
        '- ',
      ),
      fc.string({ maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const made = markup(pieces.join(''))
        const tags = made.match(/<[^>]*>/g) ?? []
        for (const tag of tags) expect(tag).toMatch(harmlessTag)
        expect(made.replaceAll(/<[^>]*>/g, '')).not.toMatch(/[<>"]/)
      }),
      { numRuns: 500 },
    )
  })
})

const harmlessTag =
  /^<\/?(?:p|a|em|strong|s|code|pre|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|h[2-6]|hr|br|div)(?: (?:id="[\w.-]*"|href="(?:https?:\/\/[^"]*|#[\w.-]*)"|rel="noreferrer noopener"|start="\d+"|tabindex="0"|class="wide"))*>$/

it('a name becomes a plain part of an address', () => {
  expect(slugOf('Overall Hypothesis')).toBe('overall-hypothesis')
  expect(slugOf('../../etc/passwd')).toBe('etc-passwd')
  expect(slugOf('T1578.001 Ü')).toBe('t1578.001')
  expect(slugOf('..')).toBe('x')
  expect(slugOf('a'.repeat(10_000))).toHaveLength(60)
})

it('no heading is deeper than the sixth', () => {
  expect([1, 6, 9].map(headingName)).toEqual(['h1', 'h6', 'h6'])
})
