import { RE2JS, RE2JSSyntaxException } from 're2js'
import type { Matcher } from '../query/query.ts'
import type { RegexFlag, Shape } from './modifier-table.ts'

/** How a regular expression was asked for. */
export interface RegexOptions {
  readonly flags: ReadonlySet<RegexFlag>
  readonly shape?: Shape
}

/** The matcher of a regular expression, or why it is none. */
export type RegexResult = Extract<Matcher, { kind: 'regex' }> | { readonly refused: string }

/** `(?i)` at the start, as sixteen SigmaHQ rules write flags. */
const inlineFlags = /^\(\?([ims]+)\)/

/**
 * Checks a regular expression of a rule: RE2 syntax, so that it runs in linear time; a search, and
 * case-sensitive unless a flag says otherwise (sigma.md 5). Flags in front move to the flags.
 */
export function compileRegex(written: string, { flags, shape }: RegexOptions): RegexResult {
  const inline = inlineFlags.exec(written)
  const all = new Set<string>([...flags, ...(inline?.[1]?.split('') ?? [])])
  const body = written.slice(inline?.[0].length ?? 0)
  const source = `${shape === 'startswith' ? '\\A' : ''}${
    shape === 'startswith' || shape === 'endswith' ? `(?:${body})` : body
  }${shape === 'endswith' ? '\\z' : ''}`
  try {
    // Compiled without the shape: `a)(?:b` must not become legal by it.
    RE2JS.compile(body)
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error
    return { refused: error.message }
  }
  return {
    kind: 'regex',
    source,
    flags: { ignoreCase: all.has('i'), multiLine: all.has('m'), dotAll: all.has('s') },
    whole: false,
  }
}
