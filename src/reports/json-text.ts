/** Documents of JSON that are too large for one string, piece by piece. */

/** Longer lists are written element by element. */
const longList = 1000

/** A value as one line of JSON. */
export function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`
}

/** The same, the long lists in it element by element. */
export function* jsonLinePieces(value: object): Generator<string> {
  if (!holdsLongList(value)) return yield jsonLine(value)
  yield* objectPieces(value, undefined)
  return yield '\n'
}

/**
 * A list, one element a piece or several: indented where it stands on a line that begins with some blanks, else
 * without any white space.
 */
export function* listPieces(
  list: Iterable<unknown>,
  blanks: string | undefined,
): Generator<string> {
  const inner = innerBlanks(blanks)
  let isEmpty = true
  for (const one of list) {
    yield `${isEmpty ? '[' : ','}${lineBreak(inner)}`
    yield* valuePieces(one, inner)
    isEmpty = false
  }
  yield isEmpty ? '[]' : `${lineBreak(blanks)}]`
}

/** The same of an object. */
function* objectPieces(value: object, blanks: string | undefined): Generator<string> {
  const inner = innerBlanks(blanks)
  let isEmpty = true
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue
    yield `${isEmpty ? '{' : ','}${lineBreak(inner)}${JSON.stringify(key)}:${blanks === undefined ? '' : ' '}`
    yield* valuePieces(member, inner)
    isEmpty = false
  }
  yield isEmpty ? '{}' : `${lineBreak(blanks)}}`
}

function* valuePieces(value: unknown, blanks: string | undefined): Generator<string> {
  if (isLongList(value)) yield* listPieces(value, blanks)
  else if (isRecord(value) && holdsLongList(value)) yield* objectPieces(value, blanks)
  else if (blanks === undefined) yield JSON.stringify(value ?? null)
  else yield JSON.stringify(value ?? null, null, 2).replaceAll('\n', lineBreak(blanks))
}

function isLongList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > longList
}

/** Is a long list a property of it, or of an object in it? */
function holdsLongList(value: object): boolean {
  return Object.values(value).some(
    (one) => isLongList(one) || (isRecord(one) && holdsLongList(one)),
  )
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function innerBlanks(blanks: string | undefined): string | undefined {
  return blanks === undefined ? undefined : `${blanks}  `
}

function lineBreak(blanks: string | undefined): string {
  return blanks === undefined ? '' : `\n${blanks}`
}
