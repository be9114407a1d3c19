import { RE2JS } from 're2js'
import { describe, expect, it } from 'vitest'
import { translateRegex } from './regex.ts'

/** Does the whole text match the Lucene pattern? */
function fits(pattern: string, text: string): boolean {
  const translated = translateRegex(pattern)
  if (!('source' in translated)) throw new TypeError(translated.problem)
  return RE2JS.compile(`\\A(?:${translated.source})\\z`, RE2JS.DOTALL).test(text)
}

describe('Lucene regular expressions (eql.md 5)', () => {
  it.each<[string, string, boolean]>([
    ['C[a-z]+Snapshot', 'CopySnapshot', true],
    ['Snapshot', 'CopySnapshot', false],
    ['a.b', 'a\nb', true],
    ['^a$', '^a$', true],
    ['^a$', 'a', false],
    ['a|bc', 'bc', true],
    ['(a|b)c', 'bc', true],
    ['a{2,3}', 'aaa', true],
    ['a{2}', 'aaa', false],
    ['x+?', '', true],
    ['.*?', 'any', true],
    ['a**', 'aa', true],
    ['"a.b"*', 'a.ba.b', true],
    ['"a.b"', 'axb', false],
    ['a@', 'abc', true],
    [String.raw`a\~\"\@`, 'a~"@', true],
    [String.raw`\d+\w\s`, '12a ', true],
    ['[^a]', '\n', true],
    ['[a-c.^$-]+', 'b.^$-', true],
    ['[]a]+', ']a', true],
    [String.raw`[\]\d]+`, ']1', true],
    ['[[:alpha:]]', ':]', true],
    ['ä+😀', 'ää😀', true],
    ['([^ ]+[ ]{3,}[^ ]*){3,}.*', 'a   b   c   d', true],
    ['', '', true],
  ])('%s on %j is %j', (pattern, text, expected) => {
    expect(fits(pattern, text)).toBe(expected)
  })

  it.each([
    ['~a', 'complement'],
    ['a&b', 'intersection'],
    ['#', 'empty language'],
    ['<1-10>', 'numeric interval'],
    ['(a', 'not closed'],
    ['a)', 'no opening'],
    ['[a', 'not closed'],
    ['"a', 'not closed'],
    ['*a', 'repeats nothing'],
    ['(?i)a', 'not supported'],
    ['a\\', 'backslash'],
    ['('.repeat(1000), 'too deep'],
    ['[z-a]', 'range'],
  ])('refuses %s', (pattern, problem) => {
    const translated = translateRegex(pattern)
    expect('problem' in translated ? translated.problem : translated).toContain(problem)
  })
})
