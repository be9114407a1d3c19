/** What came of reading one value of `spoor.yaml`: the value, or what is wrong and how to mend it. */
export type Parsed<Value> = { readonly value: Value } | Fault

/** A value that cannot be used. */
export interface Fault {
  /** What is wrong, with the value. */
  readonly message: string
  /** How to mend it. */
  readonly hint: string
}

/** A value as a message shows it, shortened. */
export function quoted(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}...` : text}"`
}
