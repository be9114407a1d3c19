import { expect, it } from 'vitest'
import { escapeControls } from './escape-text.ts'

it.each([
  ['a\nb', 'a\\u{a}b'],
  ['\u001b[31m', '\\u{1b}[31m'],
  ['\u202egnp', '\\u{202e}gnp'],
  ['a\u2028b\u2029\u0085', 'a\\u{2028}b\\u{2029}\\u{85}'],
  ['\ud800', '\\u{d800}'],
  ['a\u200bb\u2060c\u3164d\ufe0fe\u034f', 'a\\u{200b}b\\u{2060}c\\u{3164}d\\u{fe0f}e\\u{34f}'],
  ['café 🦌', 'café 🦌'],
])('shows %j as %s', (text, shown) => {
  expect(escapeControls(text)).toBe(shown)
})
