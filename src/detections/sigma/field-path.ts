/** What a selector in brackets asks of the elements of an array (SEP 212). */
export const elementQuantifiers = ['any', 'all', 'all_or_empty', 'none'] as const

/** One of {@link elementQuantifiers}. */
export type ElementQuantifier = (typeof elementQuantifiers)[number]

/** A field name up to its first quantifier: `rules[any].ip[0]` is `rules`, `any` and `ip[0]`. */
export interface FieldPath {
  /** Positions are written as steps of the path: `args[0]` is `args.0`. */
  readonly path: string
  readonly quantifier?: ElementQuantifier
  /** What follows the quantifier, without its dot; empty when nothing does. */
  readonly rest: string
}

/** Why a name cannot be read, and the index in it. */
export interface PathFault {
  readonly message: string
  readonly index: number
}

/** Array selectors in force only with `sigma-version: 3`; `\[` and `\]` are brackets of the name. */
export function parseFieldPath(name: string): FieldPath | PathFault {
  let path = ''
  for (let index = 0; index < name.length; index++) {
    const character = name.charAt(index)
    const next = name.charAt(index + 1)
    if (character === '\\' && (next === '[' || next === ']')) {
      path += next
      index++
    } else if (character !== '[') {
      path += character
    } else {
      const close = name.indexOf(']', index)
      const selector = close < 0 ? '' : name.slice(index + 1, close)
      const quantifier = elementQuantifiers.find((one) => one === selector)
      if (quantifier !== undefined) {
        const rest = name.slice(close + 1)
        return { path, quantifier, rest: rest.startsWith('.') ? rest.slice(1) : rest }
      }
      if (!/^\d{1,6}$/.test(selector)) return { message: faultOf(name.slice(index)), index }
      path += `.${selector}`
      index = close
    }
  }
  return { path, rest: '' }
}

function faultOf(selector: string): string {
  return /^\[-\d+\]/.test(selector)
    ? 'a position that counts from the end of an array is not run'
    : `"${selector}" is no selector of elements: there are ${elementQuantifiers.map((one) => `[${one}]`).join(', ')} and [0]`
}
