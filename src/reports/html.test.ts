import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { constantText, documentOf, element, escapeText, fragment } from './html.ts'

describe('an element', () => {
  it('holds texts as text, never as markup', () => {
    const html = element(
      'p',
      { class: 'a' },
      '<script>alert("x")</script> & ',
      element('em', {}, 'b'),
    )
    expect(html.markup).toBe(
      '<p class="a">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; <em>b</em></p>',
    )
  })

  it('keeps any text from ending its attribute or element', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 200 })
    fc.assert(
      fc.property(texts, texts, (title, text) => {
        const { markup } = element('p', { 'aria-label': title }, text)
        expect(markup.match(/[<>"]/g)?.join('')).toBe('<""><>')
      }),
    )
  })

  it('has no content where HTML allows none, and leaves nothing of what is not there', () => {
    expect(element('br').markup).toBe('<br>')
    expect(fragment('a', undefined, [1, ['b']]).markup).toBe('a1b')
    expect(element('button', { hidden: true }, 'x').markup).toBe('<button hidden>x</button>')
  })

  it.each([
    'index.html',
    '../tests/a-b.html#x.1',
    '#top',
    'https://example.com/a?b=c&d',
    'techniques/T1578.001.html',
  ])('leads to %s', (href) => {
    expect(element('a', { href }, 'x').markup).toContain('<a href="')
  })

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//example.com/x',
    '/etc//passwd',
    'a b.html',
    'https://example.com/"onclick=',
    'mailto:a@example.com',
  ])('refuses to lead to %s', (href) => {
    expect(() => element('a', { href }, 'x')).toThrow(TypeError)
  })
})

describe('a text', () => {
  it('shows what is hidden or turns writing, and keeps lines and tabs', () => {
    expect(escapeText('a\u202Eb\u0000c\u200B\n\td')).toBe('a\\u{202e}b\\u{0}c\\u{200b}\n\td')
  })
})

it('a document allows nothing but its own style and script', async () => {
  const style = await constantText('a{}')
  const hash = createHash('sha256').update('a{}').digest('base64')
  expect(style).toEqual({ text: 'a{}', hash: `sha256-${hash}` })
  const script = await constantText('1')
  const title = '</title><script>'
  const text = documentOf({ title, style, script, body: [fragment('x'), fragment('y')] })
  expect(text).toContain('<title>&lt;/title&gt;&lt;script&gt;</title>')
  const policy = `default-src 'none'; style-src '${style.hash}'; script-src '${script.hash}'; base-uri 'none'; form-action 'none'`
  expect(text).toContain(`content="${policy.replaceAll("'", '&#39;')}"`)
  expect(text).toContain('<body>xy</body>')
  expect(text.indexOf('Content-Security-Policy')).toBeLessThan(text.indexOf('<style>'))
})
