import type { ConditionText } from './condition.ts'
import type { YamlScalar } from '../../base/yaml-node.ts'

/**
 * The text of a condition with the place in the file of each character. YAML may have folded the
 * lines of a scalar or taken quotes away, but never touches what is not white space in a condition:
 * the n-th such character of the value is the n-th of the source.
 */
export function conditionText(scalar: YamlScalar, file: string): ConditionText {
  const written = file.slice(scalar.span.start, scalar.span.end)
  const skipped = /^(?:[|>][^\n]*\n|["'])?\s*/.exec(written)?.[0].length ?? 0
  const places = placesOf(written, skipped)
  const counts = countsOf(scalar.text)
  const end = places.length === 0 ? skipped : (places.at(-1) ?? 0) + 1
  return {
    text: scalar.text,
    offsetOf: (index) => scalar.span.start + (places[counts[index] ?? places.length] ?? end),
  }
}

/** Where the characters that are not white space stand. */
function placesOf(written: string, from: number): readonly number[] {
  const places: number[] = []
  const quote = /^["']/.exec(written)?.[0]
  const end = quote !== undefined && written.endsWith(quote) ? written.length - 1 : written.length
  for (let index = from; index < end; index++) {
    if (written.charAt(index).trim() !== '') places.push(index)
  }
  return places
}

/** For each character, how many before it are not white space. */
function countsOf(text: string): readonly number[] {
  const counts: number[] = []
  let count = 0
  for (let index = 0; index < text.length; index++) {
    counts.push(count)
    if (text.charAt(index).trim() !== '') count++
  }
  return counts
}
