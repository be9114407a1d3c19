/** Documents of JSON that are too large for one string, piece by piece. */

/** A value as one line of JSON. */
export function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`
}

/** A list on a line of an indented document that begins with so many blanks, one element a piece. */
export function* listPieces(list: Iterable<object>, blanks = ''): Generator<string> {
  let isEmpty = true
  for (const one of list) {
    const text = JSON.stringify(one, null, 2).replaceAll('\n', `\n${blanks}  `)
    yield `${isEmpty ? '[' : ','}\n${blanks}  ${text}`
    isEmpty = false
  }
  return yield isEmpty ? '[]' : `\n${blanks}]`
}
