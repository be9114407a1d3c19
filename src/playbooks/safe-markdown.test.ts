import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { blockText, cellText, codeSpan, plainName } from './safe-markdown.ts'

const context = {
  cite: (name: string) => (name === 'Known' ? '\\[1\\]' : undefined),
  rewriteLink: (url: string) => url.replace('https://attack.mitre.org/techniques/T1/', 'near.md'),
}

function block(text: string): string {
  return blockText(text, context)
}

test.each([
  [
    'a [link](https://attack.mitre.org/techniques/T2/)',
    'a [link](https://attack.mitre.org/techniques/T2/)',
  ],
  ['to [one of ours](https://attack.mitre.org/techniques/T1/)', 'to [one of ours](near.md)'],
  ['cited.(Citation: Known)', 'cited.\\[1\\]'],
  ['lost.(Citation: Unknown)', 'lost.(Citation: Unknown)'],
  ['<code>gcloud &lt;x&gt; "y":</code>', '`gcloud <x> "y":`'],
  ['<code>a`b</code>', '``a`b``'],
  ['run `id` or ``a ` b``', 'run `id` or ``a ` b``'],
  ['one<br>two<br/>three', 'one\ntwo\nthree'],
  ['<b>bold</b>', '**bold**'],
  ['for <username> and <script>', 'for &lt;username> and &lt;script>'],
  ['share ADMIN$, C$.', 'share `ADMIN$`, `C$`.'],
  ['in C:\\Windows\\Temp now', 'in `C:\\Windows\\Temp` now'],
  ['## Heading\n\ntext', '**Heading**\n\ntext'],
  ['* one\n* two\n  - three', '* one\n* two\n  - three'],
  ['a\r\nb\u00A0c\u200Bd', 'a\nb cd'],
  ['see (https://x.org/a_(b))', 'see (https://x.org/a_(b))'],
])('%j is meant as %j', (text, markdown) => {
  expect(block(text)).toBe(markdown)
})

describe('hostile text', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script>alert(1)&lt;/script>'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)>'],
    ['[x](javascript:alert(1))', 'x'],
    ['[x](JaVaScRiPt:alert)', 'x'],
    ['[x](&#106;avascript:alert)', 'x'],
    ['[x](data:text/html,x)', 'x'],
    ['![x](https://evil.example/pixel.png)', '\\![x](https://evil.example/pixel.png)'],
    ['[x]: javascript:alert(1)', '\\[x\\]: javascript:alert(1)'],
    ['[x][y]', '\\[x\\]\\[y\\]'],
    ['<javascript:alert(1)>', '&lt;javascript:alert(1)>'],
    ['<!-- /spoor:managed -->', '&lt;!-- /spoor:managed -->'],
    ['```{raw} html\n<b>x', '\\`\\`\\`\\{raw\\} html\n**x'],
    ['{download}`x`', '\\{download\\}`x`'],
    ['~~~\nopen', '\\~~~\nopen'],
    ['::: {note}', '\\::: \\{note\\}'],
    ['+++', '\\+++'],
    ['% hidden', '\\% hidden'],
    ['title\n===', 'title\n\\==='],
    ['title\n---', 'title\n\\---'],
    ['***', '\\***'],
    ['\u202Egnp.exe\u2066', 'gnp.exe'],
    ['a\u0000b\u001b[31m', 'ab\\[31m'],
    ['$\\href{javascript:alert(1)}{x}$', '`$\\href{javascript:alert(1)}{x}$`'],
    ['\\begin{equation}', '`\\begin{equation}`'],
  ])('%j is inert: %j', (text, markdown) => {
    expect(block(text)).toBe(markdown)
  })

  it('never becomes HTML, a picture, a definition or a link to elsewhere than the web', () => {
    const pieces = fc.constantFrom(
      ...'<>[]()!`\\${}|: \na'.split(''),
      '``',
      '&#106;',
      'javascript:x',
      'https://x.org/',
      '<code>',
      '</code>',
      '<b>',
      '(Citation: Known)',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const prose = withoutCode(block(parts.join('')))
        expect(prose).not.toMatch(/<|(?<!\\)`|(?<!\\)!\[/)
        expect(prose).not.toMatch(/(?<!\\)\](?!\(https:\/\/)/)
        expect(prose).not.toMatch(/[$]/)
      }),
      { numRuns: 3000 },
    )
  })

  it('takes no more time than its length allows', () => {
    const many = 50_000
    const hostile = ['`', '<code>', '[a](', '[a](b', '`` ', ' ', '#', '(Citation: '].map((piece) =>
      piece.repeat(many),
    )
    hostile.push(`${'.'.repeat(many)}$`, `${' '.repeat(many)}\n#`)
    for (const text of hostile) expect(block(text).length).toBeLessThanOrEqual(text.length * 2)
  })
})

/** Code spans taken out, as CommonMark finds them. */
function withoutCode(text: string): string {
  return text.replaceAll(/(?<!\\|`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, 'CODE')
}

test('a cell of a table is one line without bars', () => {
  expect(cellText('a | b\n\n* c `x|y`', context)).toBe('a \\| b * c `x\\|y`')
})

test('a name holds no link, heading, citation or break', () => {
  expect(plainName('# [x](https://y.org) | <b>\nz')).toBe('**\\[x\\](https://y.org) \\| &lt;b> z**')
})

test('code has as many back-ticks round it as it needs', () => {
  expect([
    codeSpan('a'),
    codeSpan('`a'),
    codeSpan('a``b'),
    codeSpan(' a\n b '),
    codeSpan(''),
  ]).toEqual(['`a`', '`` `a ``', '```a``b```', '`a b`', ''])
})
