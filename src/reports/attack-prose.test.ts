import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { proseLines } from './attack-prose.ts'

function link(words: string, url: string): string {
  return proseLines(`[${words}](${url})`, 80).join()
}

it('wraps paragraphs and keeps lists', () => {
  const text = 'One two three four\r\n\r\n- five six seven\n    - eight'
  expect(proseLines(text, 12)).toEqual([
    'One two',
    'three four',
    '',
    '- five six',
    '  seven',
    '    - eight',
  ])
})

it('shows links by their words, with the id where they lead to ATT&CK', () => {
  const site = 'https://attack.mitre.org/'
  expect(link('Revert', `${site}techniques/T1578/004`)).toBe('Revert (T1578.004)')
  expect(link('Pacu', `${site}software/S1091`)).toBe('Pacu (S1091)')
  expect(link('C0027', `${site}campaigns/C0027`)).toBe('C0027')
  expect(link('here', 'javascript:x')).toBe('here (javascript:x)')
  expect(link('here', 'https://attack.mitre.org.evil/software/S1091')).toContain('evil')
})

it('shows code between back-ticks and escapes what moves the cursor', () => {
  expect(proseLines('<code>ls</code><br>\u001b[2J \u202Eabc', 80)).toEqual([
    '`ls` \\u{1b}[2J \\u{202e}abc',
  ])
})

it('gives no line that is wider than its longest word, and no control character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 20, max: 80 }),
      (text, width) => {
        for (const line of proseLines(text, width)) {
          const longest = Math.max(0, ...line.split(' ').map((word) => Array.from(word).length))
          expect(Array.from(line).length).toBeLessThanOrEqual(Math.max(width, longest + 8))
          expect(line).not.toMatch(/\p{Cc}/u)
        }
      },
    ),
  )
})
