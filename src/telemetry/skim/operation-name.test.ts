import { expect, it } from 'vitest'
import { JsonWalker } from './json-walker.ts'
import { KeyDigest } from './key-digest.ts'
import { operationName } from './operation-name.ts'

const walker = new JsonWalker([])
const key = new KeyDigest(walker)

/** The name made of some texts. */
function nameOf(texts: readonly string[], isFolded = false): string | undefined {
  walker.lay(Buffer.from(texts.join('"')))
  let from = walker.start
  const spans = texts.map(({ length }) => {
    const span = { from, to: from + length }
    from = span.to + 1
    return span
  })
  return operationName(key, spans, { log: Buffer.from('log'), isFolded })
}

it('stands a line each, in lower case where letters do not matter', () => {
  expect(nameOf(['Ab', 'C/D', 'e'])).toBe('log\nAb\nC/D\ne')
  expect(nameOf(['Ab', 'C/D', 'e'], true)).toBe('log\nab\nc/d\ne')
})

it('is none where one is missing, has escapes or is too long', () => {
  expect(nameOf(['a', '', 'e'])).toBeUndefined()
  expect(nameOf(['a', 'b\\u0062', 'e'])).toBeUndefined()
  expect(nameOf(['a'.repeat(3000)])).toBeUndefined()
})
