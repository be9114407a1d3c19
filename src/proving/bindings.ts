/** What names stand for: inputs, and what signals captured. */
export type Bindings = Readonly<Record<string, string>>

const nameInBraces = /\{\{(\w[\w-]*)\}\}/g

/** The names that a text uses: `{{disk}}`. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(nameInBraces)].map(([, name = '']) => name)
}

/** The name that a text is, and is nothing besides. */
export function wholeName(text: string): string | undefined {
  return /^\{\{(\w[\w-]*)\}\}$/.exec(text)?.[1]
}

/** The names of a text that stand for nothing. */
export function unboundIn(text: string, bindings: Bindings): readonly string[] {
  return namesIn(text).filter((name) => !Object.hasOwn(bindings, name))
}

/**
 * The text with names replaced by what they stand for, each as `write` writes it; a name that stands
 * for nothing is left as it is, for who asks with it has to say so and not to take it for anything.
 */
export function fillNames(
  text: string,
  bindings: Bindings,
  write: (value: string) => string = (value) => value,
): string {
  return text.replace(nameInBraces, (whole, name: string) =>
    Object.hasOwn(bindings, name) ? write(bindings[name] ?? '') : whole,
  )
}
